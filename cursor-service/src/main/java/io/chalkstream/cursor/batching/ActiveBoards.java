package io.chalkstream.cursor.batching;

import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.TickInterval;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The boards with people on them. An empty board is dropped and costs nothing. Thread-safe. */
public final class ActiveBoards {
    /** How often {@link #sweep} is called. */
    public static final Duration SWEEP_EVERY = Duration.ofSeconds(1);
    /** A sweep later than this means that the process was paused and received nothing. */
    static final Duration STALLED_AFTER = SWEEP_EVERY.plusSeconds(1);

    /** A tick that failed isn't tried again earlier than this. */
    private static final Duration AFTER_A_FAILURE = TickInterval.LONGEST;

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    /** The boards with changes that aren't published yet. */
    private final Set<Entry> waiting = ConcurrentHashMap.newKeySet();

    private final AssignedPartitions partitions;
    private final LongSupplier nanos;
    private final Scheduler timer;
    private final Supplier<Duration> shortestTick;
    private final TickClock clock;
    private final FrameSink outbox;
    private long sweptAt;

    /** Publishes frames. Must not block. Frames of one board are published one after the other. */
    public interface FrameSink {
        void publish(String boardId, AwarenessFrame frame);
    }

    private static final class Entry {
        private final String boardId;
        private final int partition;
        private final AwarenessBatcher batcher;

        Entry(String boardId, int partition, AwarenessBatcher batcher) {
            this.boardId = boardId;
            this.partition = partition;
            this.batcher = batcher;
        }
    }

    /**
     * @param nanos a clock like {@link System#nanoTime()}
     * @param timer runs tasks later; one that throws is logged and counted, and disturbs no other one
     * @param shortestTick of all boards, at the moment
     */
    public ActiveBoards(
            AssignedPartitions partitions,
            LongSupplier nanos,
            Scheduler timer,
            Supplier<Duration> shortestTick,
            FrameSink outbox) {
        this.partitions = partitions;
        this.nanos = nanos;
        this.timer = timer;
        this.shortestTick = shortestTick;
        this.outbox = outbox;
        this.clock = new TickClock(nanos, timer, shortestTick, this::tick);
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
            var entry = known == null ? new Entry(id, partition, new AwarenessBatcher(nanos)) : known;
            entry.batcher.accept(report, timestamp);
            awaitTick(entry);
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
                awaitTick(entry);
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

    private void awaitTick(Entry entry) {
        if (entry.batcher.isPending()) {
            waiting.add(entry);
            clock.start();
        }
    }

    /** Publishes what is due; returns whether more waits. */
    private boolean tick(Duration late) {
        for (var entry : List.copyOf(waiting)) {
            if (entries.computeIfPresent(entry.boardId, (id, present) -> publish(entry, present, late)) != entry) {
                waiting.remove(entry);
            }
        }
        return !waiting.isEmpty();
    }

    private Entry publish(Entry due, Entry present, Duration late) {
        if (present == due && due.batcher.isDue()) {
            waiting.remove(due);
            publish(due, late);
            if (due.batcher.isPending()) {
                waiting.add(due);
            }
        }
        return present;
    }

    /** Whatever fails, the board stays, and its next tick comes. */
    private void publish(Entry entry, Duration late) {
        try {
            entry.batcher.publish(shortestTick.get(), late).forEach(frame -> outbox.publish(entry.boardId, frame));
        } catch (RuntimeException e) {
            entry.batcher.postpone(AFTER_A_FAILURE);
            throwInTimer(e);
        }
    }

    private void throwInTimer(RuntimeException failure) {
        timer.after(Duration.ZERO, () -> {
            throw failure;
        });
    }
}
