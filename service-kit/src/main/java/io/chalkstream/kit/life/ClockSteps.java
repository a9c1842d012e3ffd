package io.chalkstream.kit.life;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How far a wall clock was set back, by comparing it with a clock that nobody sets. */
final class ClockSteps {
    /** Who was interrupted between reading the two clocks can't compare them. */
    private static final long READ_NANOS = Duration.ofMillis(100).toNanos();

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private Duration ahead = Duration.ZERO;

    ClockSteps(LongSupplier wallMillis, LongSupplier nanos) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        setBack();
    }

    /** How far the wall clock was set back since the last call; negative if it was set forward. */
    Duration setBack() {
        long before = nanos.getAsLong();
        long wall = wallMillis.getAsLong();
        if (nanos.getAsLong() - before > READ_NANOS) {
            return Duration.ZERO;
        }
        var now = Duration.ofMillis(wall).minusNanos(before);
        var back = ahead.minus(now);
        ahead = now;
        return back;
    }
}
