package io.chalkstream.gateway.ratelimit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@link TokenBucket} for each key. The ones used least recently are forgotten, and begin anew, when there are too many. Any thread
 * may use it.
 */
public final class KeyedTokenBuckets {
    private static final float LOAD_FACTOR = 0.75f;

    private final double perSecond;
    private final double burst;
    private final Map<String, TokenBucket> buckets;

    /**
     * @param capacity how many keys are remembered
     */
    public KeyedTokenBuckets(double perSecond, double burst, int capacity) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.buckets = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                return size() > capacity;
            }
        };
    }

    /** Whether one more of this key may come. */
    public boolean tryTake(String key, long now) {
        return tryTake(key, 1, now);
    }

    /** As {@link TokenBucket#tryTake}, for this key. */
    public synchronized boolean tryTake(String key, double amount, long now) {
        return bucket(key, now).tryTake(amount, now);
    }

    /** As {@link TokenBucket#takeInAdvance}, for this key. */
    public synchronized long takeInAdvance(String key, double amount, long now) {
        return bucket(key, now).takeInAdvance(amount, now);
    }

    private TokenBucket bucket(String key, long now) {
        return buckets.computeIfAbsent(key, none -> new TokenBucket(perSecond, burst, now));
    }

    synchronized int size() {
        return buckets.size();
    }
}
