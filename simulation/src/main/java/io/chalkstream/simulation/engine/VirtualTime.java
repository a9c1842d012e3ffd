package io.chalkstream.simulation.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * The only clock, and the only source of chance. Tasks run one after the other, in the order of their times; those of the same time in
 * the order in which they were scheduled. Used by one thread.
 */
public final class VirtualTime {
    /** The beginning, in milliseconds since 1970. */
    private static final long BEGINNING = 1_790_000_000_000L;

    private final PriorityQueue<Task> queue =
            new PriorityQueue<>(Comparator.comparingLong(Task::at).thenComparingLong(Task::number));
    private final Random random;
    private long now;
    private long scheduled;

    private record Task(long at, long number, Runnable action) {}

    public VirtualTime(long seed) {
        this.random = new Random(seed);
    }

    /** Since the beginning. */
    public long nanos() {
        return now;
    }

    /** Since 1970. */
    public long millis() {
        return BEGINNING + now / 1_000_000;
    }

    public Clock clock() {
        return new VirtualClock();
    }

    public Random random() {
        return random;
    }

    /** A random time up to this one. */
    public Duration upTo(Duration longest) {
        return Duration.ofNanos((long) (random.nextDouble() * longest.toNanos()));
    }

    /** Runs the task once. */
    public void after(Duration delay, Runnable task) {
        at(now + Math.max(0, delay.toNanos()), task);
    }

    /** Runs the task at a time, in nanoseconds since the beginning, or now if that is over. */
    public void at(long nanos, Runnable task) {
        queue.add(new Task(Math.max(now, nanos), scheduled++, task));
    }

    /** Runs everything that is due up to this time, in nanoseconds since the beginning. */
    public void runUntil(long end) {
        for (var next = queue.peek(); next != null && next.at <= end; next = queue.peek()) {
            queue.remove();
            now = next.at;
            next.action.run();
        }
        now = Math.max(now, end);
    }

    private final class VirtualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(BEGINNING / 1000).plusNanos(now);
        }

        @Override
        public long millis() {
            return VirtualTime.this.millis();
        }
    }
}
