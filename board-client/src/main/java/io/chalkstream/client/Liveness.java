package io.chalkstream.client;

import java.time.Duration;

/** Whether the other side is still there (C7). Times are those of {@link System#nanoTime()}. */
final class Liveness {
    /** How often to judge. */
    static final Duration TICK = Duration.ofSeconds(1);

    private static final Duration PING_AFTER = Duration.ofSeconds(4);
    private static final Duration LOST_AFTER = Duration.ofSeconds(10);

    private volatile long heard;

    /** What to do about the silence. */
    enum Verdict {
        FINE,
        PING,
        LOST
    }

    Liveness(long now) {
        heard = now;
    }

    void heard(long now) {
        heard = now;
    }

    Verdict judge(long now) {
        long silence = now - heard;
        if (silence >= LOST_AFTER.toNanos()) {
            return Verdict.LOST;
        }
        return silence >= PING_AFTER.toNanos() ? Verdict.PING : Verdict.FINE;
    }
}
