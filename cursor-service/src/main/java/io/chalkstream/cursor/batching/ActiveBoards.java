package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessReport;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The boards on which somebody is. A deserted one is forgotten and costs nothing. Safe for use by several threads. */
public final class ActiveBoards {
    /** How often {@link #sweep} is called. */
    public static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    /** Who sweeps later than that has stood still, and heard nobody. */
    static final Duration STALLED_AFTER = SWEEP_EVERY.plusSeconds(1);

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final AssignedPartitions partitions;
    private final LongSupplier nanos;
    private final TickTimer timer;
    private final FrameSink outbox;
    private long sweptAt;

    /** Runs things later. */
    public interface TickTimer {
        void after(long nanos, Runnable task);
    }

    /** Where frames go; it must not block. Those of one board come one after the other. */
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
     * Takes a report in, unless the board is another process's business.
     *
     * @param partition which the board belongs to
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     * @return whether it was taken in
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
     * Drops what is over on each board, and boards that were taken in while they went to another process. One call at a time.
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
                entry.batcher.sweep(!stalled && partitions.isReceiving(entry.partition), wall);
                publish(id, entry);
                return entry.batcher.isEmpty() ? null : entry;
            });
        }
    }

    /** Forgets the boards of these partitions without a word: another process has them now. */
    public void release(Collection<Integer> gone) {
        entries.values().removeIf(entry -> gone.contains(entry.partition));
    }

    /** Boards on which somebody is. */
    public int active() {
        return entries.size();
    }

    private void publish(String boardId, Entry entry) {
        entry.batcher.publish().forEach(frame -> outbox.publish(boardId, frame));
        if (entry.batcher.isPending() && !entry.ticking) {
            entry.ticking = true;
            timer.after(entry.batcher.nanosToTick(), () -> tick(boardId, entry));
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
