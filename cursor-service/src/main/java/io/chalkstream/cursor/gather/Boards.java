package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.awareness.Report;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The boards on which somebody is. A deserted one is forgotten and costs nothing. Safe for use by several threads. */
public final class Boards {
    /** How often {@link #sweep} is called. */
    public static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    /** Who sweeps later than that has stood still, and heard nobody. */
    static final Duration STOOD_STILL = SWEEP_EVERY.plusSeconds(1);

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Partitions partitions;
    private final LongSupplier nanos;
    private final Timer timer;
    private final Outbox outbox;
    private long swept;

    /** Runs things later. */
    public interface Timer {
        void after(long nanos, Runnable task);
    }

    /** Where frames go; it must not block. Those of one board come one after the other. */
    public interface Outbox {
        void publish(String boardId, Frame frame);
    }

    private static final class Entry {
        private final int partition;
        private final BoardGatherer gatherer;
        private boolean ticking;

        Entry(int partition, BoardGatherer gatherer) {
            this.partition = partition;
            this.gatherer = gatherer;
        }
    }

    /** {@code nanos} is a clock like {@link System#nanoTime()}. */
    public Boards(Partitions partitions, LongSupplier nanos, Timer timer, Outbox outbox) {
        this.partitions = partitions;
        this.nanos = nanos;
        this.timer = timer;
        this.outbox = outbox;
        this.swept = nanos.getAsLong();
    }

    /**
     * Takes a report in, unless the board is another process's business.
     *
     * @param partition which the board belongs to
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     * @return whether it was taken in
     */
    public boolean take(int partition, String boardId, Report report, long timestamp) {
        var taken = entries.compute(boardId, (id, known) -> {
            if (!partitions.has(partition)) {
                return null;
            }
            var entry = known == null ? new Entry(partition, new BoardGatherer(nanos)) : known;
            entry.gatherer.take(report, timestamp);
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
        boolean stoodStill = nanos.getAsLong() - swept > STOOD_STILL.toNanos();
        swept = nanos.getAsLong();
        for (var boardId : entries.keySet()) {
            entries.computeIfPresent(boardId, (id, entry) -> {
                if (!partitions.has(entry.partition)) {
                    return null;
                }
                entry.gatherer.sweep(!stoodStill && partitions.isHeard(entry.partition), wall);
                publish(id, entry);
                return entry.gatherer.isDeserted() ? null : entry;
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
        entry.gatherer.publish().forEach(frame -> outbox.publish(boardId, frame));
        if (entry.gatherer.isPending() && !entry.ticking) {
            entry.ticking = true;
            timer.after(entry.gatherer.nanosToTick(), () -> tick(boardId, entry));
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
