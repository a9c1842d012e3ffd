package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.cursor.Pointer;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Gathers the updates of one board (A2): the first one after a rest goes out at once, those that follow at most once
 * each {@link #TICK}, of each client only the latest. Not thread-safe.
 */
public final class BoardGatherer {
    /** At least this long between two frames of a board. */
    public static final Duration TICK = Duration.ofMillis(33);

    private final LongSupplier nanos;
    private final Map<String, CursorUpdate> latest = new LinkedHashMap<>();
    private int updates;
    private long oldestTimestamp = Long.MAX_VALUE;
    private long due;

    /** {@code nanos} is a clock like {@link System#nanoTime()}. */
    public BoardGatherer(LongSupplier nanos) {
        this.nanos = nanos;
        this.due = nanos.getAsLong();
    }

    /**
     * Takes an update in.
     *
     * @param timestamp of the update at its gateway, in milliseconds since 1970
     * @return what goes out now; empty if the update waits for the tick
     */
    public Optional<Frame> take(CursorUpdate update, long timestamp) {
        latest.put(update.client(), update);
        updates++;
        oldestTimestamp = Math.min(oldestTimestamp, timestamp);
        boolean first = updates == 1;
        return nanosToTick() > 0 ? Optional.empty() : Optional.of(flush(first ? 0 : lateness()));
    }

    /** What goes out at the tick; empty if it isn't time yet or nothing is new. */
    public Optional<Frame> tick() {
        return nanosToTick() > 0 || updates == 0 ? Optional.empty() : Optional.of(flush(lateness()));
    }

    /** True if the tick is over and nothing is new: a fresh gatherer would do the same as this one. */
    public boolean isAtRest() {
        return updates == 0 && nanosToTick() <= 0;
    }

    /** Nanoseconds until {@link #tick} has something to do; none or less if that is now. */
    public long nanosToTick() {
        return due - nanos.getAsLong();
    }

    private long lateness() {
        return -nanosToTick();
    }

    private Frame flush(long lateNanos) {
        var moved = new ArrayList<Pointer>();
        var left = new ArrayList<String>();
        for (var update : latest.values()) {
            if (update instanceof CursorUpdate.Moved move) {
                moved.add(move.pointer());
            } else {
                left.add(update.client());
            }
        }
        var frame = new Frame(
                new ServerMessage.Awareness(moved, left), oldestTimestamp, updates, Duration.ofNanos(lateNanos));
        latest.clear();
        updates = 0;
        oldestTimestamp = Long.MAX_VALUE;
        due = nanos.getAsLong() + TICK.toNanos();
        return frame;
    }
}
