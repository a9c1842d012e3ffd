package io.chalkstream.gateway.session;

/** A token bucket: a rate per second, with bursts of up to {@link #BURST_SECONDS} seconds' worth. Not thread-safe. */
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

    /** Takes {@code amount} tokens; false, and nothing taken, if there are too few. */
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
