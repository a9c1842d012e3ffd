package io.chalkstream.gateway.connection;

import java.time.Duration;

/**
 * How a stopping gateway hands its clients over: each is notified at a time of its own, and all have the same time to move before
 * they are closed (C9).
 *
 * @param spread the time over which clients are notified
 * @param grace the time from the notice to the close
 */
public record DrainPlan(Duration spread, Duration grace) {
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    /** A plan that ends after {@code drain}: the grace is 10 s, or half of the drain if that is less. */
    public static DrainPlan within(Duration drain) {
        var grace = graceOf(drain.dividedBy(2));
        return new DrainPlan(drain.minus(grace), grace);
    }

    /** The grace for a client: 10 s, or {@code left} if that is less. */
    static Duration graceOf(Duration left) {
        return left.compareTo(LONGEST_GRACE) < 0 ? left : LONGEST_GRACE;
    }

    /** When a client is notified; {@code chance} is a random number from 0 to 1. */
    public Duration noticeDelay(double chance) {
        return Duration.ofNanos((long) (spread.toNanos() * chance));
    }
}
