package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Batches the awareness changes of one board per tick (A5). Once every gateway has repeated its roster the state is
 * complete (settled); from then on it is sent to the gateways as a whole periodically (A6), which repairs lost
 * messages. Not thread-safe.
 */
final class AwarenessBatcher {
    /** The clock that all boards share comes not exactly when a board's tick is due: it may come that much earlier. */
    private static final Duration EARLY = Duration.ofMillis(8);

    private final LongSupplier nanos;
    private final BoardAwareness board;
    private long published;
    private int reports;
    private long oldestTimestamp = Long.MAX_VALUE;
    private long due;
    private long fullStateDue;
    private boolean settled;

    /** {@code nanos} is a clock like {@link System#nanoTime()}. */
    AwarenessBatcher(LongSupplier nanos) {
        this.nanos = nanos;
        board = new BoardAwareness(() -> TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong()));
        due = nanos.getAsLong();
        fullStateDue = due + PresenceTimings.STANDARD.settledAfter().toNanos();
        published = board.version();
    }

    /**
     * Merges a report.
     *
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     */
    void accept(AwarenessReport report, long timestamp) {
        board.accept(report);
        reports++;
        oldestTimestamp = Math.min(oldestTimestamp, timestamp);
    }

    /**
     * Removes what has expired.
     *
     * @param receiving whether reports would have been received since the last sweep
     * @param wall the time, in milliseconds since 1970
     */
    void sweep(boolean receiving, long wall) {
        board.sweep(receiving);
        if (!receiving) {
            // Pages whose reports weren't received may be missing.
            fullStateDue = Math.max(
                    fullStateDue,
                    nanos.getAsLong() + PresenceTimings.STANDARD.settledAfter().toNanos());
        }
        if (nanos.getAsLong() - fullStateDue >= 0) {
            settled = true;
            board.dropUnlisted();
        }
        oldestTimestamp = Math.min(oldestTimestamp, wall);
    }

    /**
     * The frames to publish now, in order; none if nothing has changed.
     *
     * @param shortest how long the next tick is at least
     * @param late how much later than planned this tick is
     */
    List<AwarenessFrame> publish(Duration shortest, Duration late) {
        if (!isPending()) {
            return List.of();
        }
        var tick = board.update(shortest);
        var frames = new ArrayList<AwarenessFrame>();
        var delta = board.since(published);
        if (!delta.isEmpty()) {
            frames.add(frame(new Routing.Awareness(), delta, late));
        }
        for (var gateway : board.drainNewGateways()) {
            var whole = board.since(0);
            frames.add(frame(new Routing.AwarenessSnapshot(gateway), settled ? whole : whole.partial(), late));
        }
        if (isFullStateDue()) {
            frames.add(frame(new Routing.AwarenessSnapshot(null), board.since(0).withoutGestures(), late));
            fullStateDue = nanos.getAsLong()
                    + PresenceTimings.STANDARD.fullStateInterval().toNanos();
        }
        if (!frames.isEmpty()) {
            due = nanos.getAsLong() + tick.toNanos();
        }
        published = board.version();
        reports = 0;
        oldestTimestamp = Long.MAX_VALUE;
        return frames;
    }

    /** Whether something is to be published at the tick. */
    boolean isPending() {
        return board.hasChanged() || board.version() > published || isFullStateDue();
    }

    /** Whether the tick has come. */
    boolean isDue() {
        return due - nanos.getAsLong() <= EARLY.toNanos();
    }

    /** The next tick doesn't come before {@code delay}. */
    void postpone(Duration delay) {
        due = nanos.getAsLong() + delay.toNanos();
    }

    /** Whether there are no people, values or pending changes, so that this batcher equals a new one. */
    boolean isEmpty() {
        return !isPending() && board.isEmpty();
    }

    private boolean isFullStateDue() {
        return settled && nanos.getAsLong() - fullStateDue >= 0;
    }

    private AwarenessFrame frame(Routing routing, AwarenessDelta delta, Duration late) {
        return new AwarenessFrame(routing, delta, oldestTimestamp, reports, late);
    }
}
