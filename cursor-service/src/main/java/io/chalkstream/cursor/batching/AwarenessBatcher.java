package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One board: takes reports in, and says what goes out and when (A5). It knows everybody once each gateway has repeated its
 * roster; from then on it tells the gateways the whole from time to time (A6), which mends whatever was lost on the way.
 * Not thread-safe.
 */
final class AwarenessBatcher {
    /** Each gateway has repeated its roster after so long. */
    static final Duration SETTLED_AFTER = AwarenessReport.Roster.EVERY.plusSeconds(2);
    /** So often the gateways are told the whole. */
    static final Duration FULL_STATE_INTERVAL = Duration.ofSeconds(20);

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
        fullStateDue = due + SETTLED_AFTER.toNanos();
        published = board.version();
    }

    /**
     * Takes a report in.
     *
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     */
    void accept(AwarenessReport report, long timestamp) {
        board.accept(report);
        reports++;
        oldestTimestamp = Math.min(oldestTimestamp, timestamp);
    }

    /**
     * Drops what is over.
     *
     * @param hearing whether gateways would have been heard since the last time
     * @param wall the time, in milliseconds since 1970
     */
    void sweep(boolean hearing, long wall) {
        board.sweep(hearing);
        if (!hearing) {
            // It may lack whoever could not be heard.
            fullStateDue = Math.max(fullStateDue, nanos.getAsLong() + SETTLED_AFTER.toNanos());
        }
        if (nanos.getAsLong() - fullStateDue >= 0) {
            settled = true;
            board.dropUnlisted();
        }
        oldestTimestamp = Math.min(oldestTimestamp, wall);
    }

    /** What goes out now, in this order; nothing if it isn't time yet or nothing is new. */
    List<AwarenessFrame> publish() {
        if (nanosToTick() > 0 || !isPending()) {
            return List.of();
        }
        var tick = board.update();
        var late = Duration.ofNanos(reports == 1 ? 0 : -nanosToTick());
        var frames = new ArrayList<AwarenessFrame>();
        var news = board.since(published);
        if (!news.isEmpty()) {
            frames.add(frame(new Routing.Awareness(), news, late));
        }
        for (var gateway : board.drainNewGateways()) {
            var whole = board.since(0);
            frames.add(frame(new Routing.AwarenessSnapshot(gateway), settled ? whole : whole.partial(), late));
        }
        if (isFullStateDue()) {
            frames.add(frame(new Routing.AwarenessSnapshot(null), board.since(0).withoutGestures(), late));
            fullStateDue = nanos.getAsLong() + FULL_STATE_INTERVAL.toNanos();
        }
        if (!frames.isEmpty()) {
            due = nanos.getAsLong() + tick.toNanos();
        }
        published = board.version();
        reports = 0;
        oldestTimestamp = Long.MAX_VALUE;
        return frames;
    }

    /** Whether something is to go out, now or at the tick. */
    boolean isPending() {
        return board.hasChanged() || board.version() > published || isFullStateDue();
    }

    /** Nanoseconds until something may go out; none or less if that is now. */
    long nanosToTick() {
        return due - nanos.getAsLong();
    }

    /** Whether nobody is here and nothing is shown or to be told: a fresh gatherer would do the same as this one. */
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
