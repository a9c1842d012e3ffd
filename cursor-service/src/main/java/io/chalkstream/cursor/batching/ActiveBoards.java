package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.TickInterval;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The boards with people on them. An empty board is dropped and costs nothing. Thread-safe. */
public final class ActiveBoards {
    /** How often {@link #sweep} is called. */
    public static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    /** A sweep later than this means that the process was paused and received nothing. */
    static final Duration STALLED_AFTER = SWEEP_EVERY.plusSeconds(1);

    /** A tick that failed isn't tried again earlier than this. */
    private static final Duration AFTER_A_FAILURE = TickInterval.LONGEST;

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final AssignedPartitions partitions;
    private final LongSupplier nanos;
    private final TickTimer timer;
    private final FrameSink outbox;
    private long sweptAt;

    /** Schedules tasks. A task that throws is a failure to be logged and counted; it disturbs no other one. */
    public interface TickTimer {
        void after(long nanos, Runnable task);
    }

    /** Publishes frames. Must not block. Frames of one board are published one after the other. */
    public interface FrameSink {
        void publish(String boardId, AwarenessFrame frame);
    }

    private static final class Entry {
        private final int partition;
        private final AwarenessBatcher batcher;
        private boolean ticking;

        Entry(int partition, AwarenessBatcher batcher) {
            this.partition = partition;
            this.batcher = batcher;
        }
    }

    /** {@code nanos} is a clock like {@link System#nanoTime()}. */
    public ActiveBoards(AssignedPartitions partitions, LongSupplier nanos, TickTimer timer, FrameSink outbox) {
        this.partitions = partitions;
        this.nanos = nanos;
        this.timer = timer;
        this.outbox = outbox;
        this.sweptAt = nanos.getAsLong();
    }

    /**
     * Merges a report, unless the partition isn't assigned to this process.
     *
     * @param partition the board's partition
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     * @return whether it was merged
     */
    public boolean accept(int partition, String boardId, AwarenessReport report, long timestamp) {
        var taken = entries.compute(boardId, (id, known) -> {
            if (!partitions.has(partition)) {
                return null;
            }
            var entry = known == null ? new Entry(partition, new AwarenessBatcher(nanos)) : known;
            entry.batcher.accept(report, timestamp);
            publish(id, entry);
            return entry;
        });
        return taken != null;
    }

    /**
     * Removes what has expired, and boards of partitions that this process has lost. One call at a time.
     *
     * @param wall the time, in milliseconds since 1970
     */
    public void sweep(long wall) {
        boolean stalled = nanos.getAsLong() - sweptAt > STALLED_AFTER.toNanos();
        sweptAt = nanos.getAsLong();
        for (var boardId : entries.keySet()) {
            entries.computeIfPresent(boardId, (id, entry) -> {
                if (!partitions.has(entry.partition)) {
                    return null;
                }
                sweep(entry.batcher, !stalled && partitions.isReceiving(entry.partition), wall);
                publish(id, entry);
                return entry.batcher.isEmpty() ? null : entry;
            });
        }
    }

    private void sweep(AwarenessBatcher batcher, boolean receiving, long wall) {
        try {
            batcher.sweep(receiving, wall);
        } catch (RuntimeException e) {
            throwInTimer(e);
        }
    }

    /** Drops the boards of these partitions without publishing anything: another process has them now. */
    public void release(Collection<Integer> gone) {
        entries.values().removeIf(entry -> gone.contains(entry.partition));
    }

    /** The number of boards with people on them. */
    public int active() {
        return entries.size();
    }

    /** Whatever fails, the board stays and its next tick comes. */
    private void publish(String boardId, Entry entry) {
        long earliest = 0;
        try {
            entry.batcher.publish().forEach(frame -> outbox.publish(boardId, frame));
        } catch (RuntimeException e) {
            earliest = AFTER_A_FAILURE.toNanos();
            throwInTimer(e);
        }
        scheduleTick(boardId, entry, earliest);
    }

    private void throwInTimer(RuntimeException failure) {
        timer.after(0, () -> {
            throw failure;
        });
    }

    private void scheduleTick(String boardId, Entry entry, long earliest) {
        if (entry.batcher.isPending() && !entry.ticking) {
            entry.ticking = true;
            timer.after(Math.max(entry.batcher.nanosToTick(), earliest), () -> tick(boardId, entry));
        }
    }

    private void tick(String boardId, Entry entry) {
        entries.computeIfPresent(boardId, (id, present) -> {
            if (present == entry) {
                entry.ticking = false;
                publish(id, entry);
            }
            return present;
        });
    }
}
