package io.chalkstream.gateway.session;

import java.time.Duration;

/**
 * How a gateway that stops takes leave of its clients: each is told at a time of its own, and all have the same time to go
 * before they are closed (C9).
 *
 * @param spread over which time the clients are told
 * @param grace from being told to being closed
 */
public record DrainPlan(Duration spread, Duration grace) {
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    /** After {@code drain}, everybody is told and closed: a grace of 10 s, or half of the drain if that is less. */
    public static DrainPlan within(Duration drain) {
        var grace = graceOf(drain.dividedBy(2));
        return new DrainPlan(drain.minus(grace), grace);
    }

    /** How long a client has to go, of {@code left} at most. */
    static Duration graceOf(Duration left) {
        return left.compareTo(LONGEST_GRACE) < 0 ? left : LONGEST_GRACE;
    }

    /** When one client is told; {@code chance} is from 0 to 1. */
    public Duration noticeDelay(double chance) {
        return Duration.ofNanos((long) (spread.toNanos() * chance));
    }
}
