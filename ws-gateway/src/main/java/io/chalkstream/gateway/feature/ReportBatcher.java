package io.chalkstream.gateway.feature;

import io.chalkstream.gateway.room.AwarenessPublisher;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Batches the awareness of all boards on one clock (A5): what waits goes out together, in one request to Kafka and with one wake-up of
 * cursor-service. A tick is when the time of day is a multiple of its length, so that the gateways' batches meet in one tick
 * of cursor-service. After a rest of all boards the first delta is sent at once. Reports of one board keep their order. Thread-safe.
 */
final class ReportBatcher implements AwarenessPublisher {
    /** The limit of batched points, elements and other entries of a board; so many always fit into a record. */
    static final int MAX_WAITING = 2_000;

    private final ConcurrentHashMap<String, Batch> batches = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AwarenessPublisher next;
    private final Scheduler timer;
    private final Supplier<Duration> tick;
    private final LongSupplier millis;
    private volatile long restsFrom;

    /**
     * @param tick its length, at the moment
     * @param millis the time of day, in milliseconds
     */
    ReportBatcher(AwarenessPublisher next, Scheduler timer, Supplier<Duration> tick, LongSupplier millis) {
        this.next = next;
        this.timer = timer;
        this.tick = tick;
        this.millis = millis;
    }

    /** The deltas of one board that wait for the tick. */
    private static final class Batch {
        private final List<AwarenessDelta> deltas = new ArrayList<>();
        /** In points, elements and other things. */
        private int size;

        void add(AwarenessReport.Updated updated) {
            deltas.addAll(updated.deltas());
            size += updated.deltas().stream().mapToInt(AwarenessDelta::size).sum();
        }
    }

    @Override
    public void report(String boardId, AwarenessReport report) {
        if (report instanceof AwarenessReport.Updated updated) {
            batch(boardId, updated);
        } else {
            batches.compute(boardId, (id, waiting) -> {
                send(id, waiting);
                next.report(id, report);
                return null;
            });
        }
    }

    private void batch(String boardId, AwarenessReport.Updated updated) {
        batches.compute(boardId, (id, waiting) -> {
            var batch = waiting == null ? new Batch() : waiting;
            batch.add(updated);
            if (batch.size < MAX_WAITING && !isResting()) {
                return batch;
            }
            send(id, batch);
            return null;
        });
        schedule();
    }

    /** Nothing has been sent for a tick, and nothing waits. */
    private boolean isResting() {
        return !scheduled.get() && millis.getAsLong() >= restsFrom;
    }

    private void schedule() {
        if (!scheduled.get() && scheduled.compareAndSet(false, true)) {
            long length = tick.get().toMillis();
            timer.after(Duration.ofMillis(length - Math.floorMod(millis.getAsLong(), length)), this::tick);
        }
    }

    /** Whatever fails, the other boards' batches are sent. */
    private void tick() {
        restsFrom = millis.getAsLong() + tick.get().toMillis();
        scheduled.set(false);
        RuntimeException failure = null;
        for (var boardId : batches.keySet()) {
            try {
                batches.computeIfPresent(boardId, (id, waiting) -> {
                    send(id, waiting);
                    return null;
                });
            } catch (RuntimeException e) {
                batches.remove(boardId);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What can't be reported is lost, as awareness may be. */
    private void send(String boardId, @Nullable Batch batch) {
        if (batch != null) {
            next.report(boardId, new AwarenessReport.Updated(batch.deltas));
        }
    }
}
