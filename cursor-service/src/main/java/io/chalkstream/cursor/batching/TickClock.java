package io.chalkstream.cursor.batching;

import io.chalkstream.kit.background.Scheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One clock for the ticks of all boards: what is due goes out together, in one request to Kafka and with one wake-up of each
 * gateway. It runs only while something waits. It follows the gateways' reports, which come in bursts: a tick is a moment after the
 * first report that waits. Thread-safe.
 */
final class TickClock {
    /** How long a tick waits for the reports of other boards and gateways after the first one. */
    static final Duration GATHERING = Duration.ofMillis(4);
    /** Bursts come once in a tick, more or less: a tick that was late doesn't delay the next one. */
    private static final Duration JITTER = Duration.ofMillis(3);

    private final LongSupplier nanos;
    private final Scheduler timer;
    private final Supplier<Duration> shortest;
    private final Tick tick;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long earliest;

    /** What happens at a tick. */
    interface Tick {
        /**
         * Publishes what is due.
         *
         * @param late how much later than planned this tick is
         * @return whether more waits
         */
        boolean publish(Duration late);
    }

    /** @param shortest how far ticks are apart */
    TickClock(LongSupplier nanos, Scheduler timer, Supplier<Duration> shortest, Tick tick) {
        this.nanos = nanos;
        this.timer = timer;
        this.shortest = shortest;
        this.tick = tick;
        this.earliest = nanos.getAsLong();
    }

    /** Something waits: the next tick comes. */
    void start() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            long now = nanos.getAsLong();
            long planned = Math.max(now + GATHERING.toNanos(), earliest);
            timer.after(Duration.ofNanos(planned - now), () -> run(planned));
        }
    }

    private void run(long planned) {
        // From here on, a report begins the next tick: it may come too late for this one.
        scheduled.set(false);
        long now = nanos.getAsLong();
        earliest = now + shortest.get().minus(JITTER).toNanos();
        if (tick.publish(Duration.ofNanos(Math.max(0, now - planned)))) {
            start();
        }
    }
}
