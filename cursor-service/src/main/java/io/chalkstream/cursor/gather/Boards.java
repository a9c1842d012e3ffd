package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.cursor.CursorUpdate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The boards on which something moves. One at rest is forgotten and costs nothing. Safe for use by several threads. */
public final class Boards {
    private final ConcurrentHashMap<String, BoardGatherer> gatherers = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final Timer timer;
    private final Outbox outbox;

    /** Runs things later. */
    public interface Timer {
        void after(long nanos, Runnable task);
    }

    /** Where frames go; it must not block. Those of one board come one after the other. */
    public interface Outbox {
        void publish(String boardId, Frame frame);
    }

    /** {@code nanos} is a clock like {@link System#nanoTime()}. */
    public Boards(LongSupplier nanos, Timer timer, Outbox outbox) {
        this.nanos = nanos;
        this.timer = timer;
        this.outbox = outbox;
    }

    /** Takes an update in; {@code timestamp} is that of {@link BoardGatherer#take}. */
    public void take(String boardId, CursorUpdate update, long timestamp) {
        gatherers.compute(boardId, (id, known) -> {
            var gatherer = known == null ? new BoardGatherer(nanos) : known;
            gatherer.take(update, timestamp).ifPresent(frame -> outbox.publish(id, frame));
            if (known == null) {
                tickLater(id, gatherer);
            }
            return gatherer;
        });
    }

    /** Boards that are not at rest. */
    public int active() {
        return gatherers.size();
    }

    private void tickLater(String boardId, BoardGatherer gatherer) {
        timer.after(gatherer.nanosToTick(), () -> tick(boardId));
    }

    private void tick(String boardId) {
        gatherers.computeIfPresent(boardId, (id, gatherer) -> {
            if (gatherer.isAtRest()) {
                return null;
            }
            gatherer.tick().ifPresent(frame -> outbox.publish(id, frame));
            tickLater(id, gatherer);
            return gatherer;
        });
    }
}
