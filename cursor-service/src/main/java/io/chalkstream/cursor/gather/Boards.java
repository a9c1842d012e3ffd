package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.awareness.Report;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The boards on which somebody is. A deserted one is forgotten and costs nothing. Safe for use by several threads. */
public final class Boards {
    /** Who hears nothing for longer than every gateway takes to repeat a roster knows nothing about gateways. */
    static final Duration QUIET = Report.Roster.EVERY.plusSeconds(1);
    /** How often {@link #sweep} is called. */
    public static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final Timer timer;
    private final Outbox outbox;
    private volatile long heard;

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
    public Boards(LongSupplier nanos, Timer timer, Outbox outbox) {
        this.nanos = nanos;
        this.timer = timer;
        this.outbox = outbox;
        this.heard = nanos.getAsLong();
    }

    /**
     * Takes a report in.
     *
     * @param partition which the board belongs to
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     */
    public void take(int partition, String boardId, Report report, long timestamp) {
        if (!isHearing()) {
            forgive();
        }
        heard = nanos.getAsLong();
        entries.compute(boardId, (id, known) -> {
            var entry = known == null ? new Entry(partition, new BoardGatherer(nanos)) : known;
            entry.gatherer.take(report, timestamp);
            publish(id, entry);
            return entry;
        });
    }

    /**
     * Drops what is over on each board.
     *
     * @param wall the time, in milliseconds since 1970
     */
    public void sweep(long wall) {
        boolean hearing = isHearing();
        for (var boardId : entries.keySet()) {
            entries.computeIfPresent(boardId, (id, entry) -> {
                entry.gatherer.sweep(hearing, wall);
                publish(id, entry);
                return entry.gatherer.isDeserted() ? null : entry;
            });
        }
    }

    /** Forgets the boards of these partitions without a word: another process has them now. */
    public void release(Collection<Integer> partitions) {
        entries.values().removeIf(entry -> partitions.contains(entry.partition));
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

    private void forgive() {
        for (var boardId : entries.keySet()) {
            entries.computeIfPresent(boardId, (id, entry) -> {
                entry.gatherer.forgive();
                return entry;
            });
        }
    }

    private boolean isHearing() {
        return nanos.getAsLong() - heard <= QUIET.toNanos();
    }
}
