package io.chalkstream.gateway.ratelimit;

/** A token bucket: a rate per second, with bursts. Not thread-safe. */
public final class TokenBucket {
    /** How many seconds' worth a burst is, unless a bucket says otherwise. */
    public static final int BURST_SECONDS = 5;

    private static final double MILLIS = 1_000;

    private final double perSecond;
    private final double burst;
    private double tokens;
    private long last;

    /**
     * @param now in milliseconds, as all times here
     */
    public TokenBucket(double perSecond, long now) {
        this(perSecond, perSecond * BURST_SECONDS, now);
    }

    public TokenBucket(double perSecond, double burst, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
        this.last = now;
    }

    /**
     * Takes {@code amount} tokens, even if there are too few.
     *
     * @return how long it takes until none are lacking, in milliseconds; 0 if none are
     */
    public long takeInAdvance(double amount, long now) {
        refill(now);
        tokens -= amount;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perSecond * MILLIS);
    }

    /** Takes {@code amount} tokens; false, and nothing taken, if there are too few. */
    public boolean tryTake(double amount, long now) {
        refill(now);
        if (amount > tokens) {
            return false;
        }
        tokens -= amount;
        return true;
    }

    /** Whether there are {@code amount} tokens. */
    public boolean has(double amount, long now) {
        refill(now);
        return amount <= tokens;
    }

    private void refill(long now) {
        tokens = Math.min(burst, tokens + perSecond * Math.max(0, now - last) / MILLIS);
        last = now;
    }
}
