package io.chalkstream.gateway.session;

/** So much in a second, and what would come in {@link #BURST_SECONDS} at once. Not for several threads at once. */
final class TokenBucket {
    static final int BURST_SECONDS = 5;
    private static final double MILLIS = 1_000;

    private final double perSecond;
    private double tokens;
    private long last;

    /**
     * @param now in milliseconds, as all times here
     */
    TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.tokens = perSecond * BURST_SECONDS;
        this.last = now;
    }

    /** Whether {@code amount} more may come; if not, nothing of it counts. */
    boolean tryTake(double amount, long now) {
        tokens = Math.min(perSecond * BURST_SECONDS, tokens + perSecond * Math.max(0, now - last) / MILLIS);
        last = now;
        if (amount > tokens) {
            return false;
        }
        tokens -= amount;
        return true;
    }
}
