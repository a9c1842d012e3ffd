package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Paper;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.outcome.Outcome;
import java.time.Duration;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The retention of a board's events, and the board at earlier events (H1 to H3).
 *
 * @param maxEvents the number of events stored for a board, at least 1
 * @param maxAge the age at which an event is removed
 */
public record EventHistory(long maxEvents, Duration maxAge) {
    /** Old events are removed once in so many events; the history may exceed {@link #maxEvents} by this. */
    static final int EVENTS_BETWEEN_SWEEPS = 64;
    /** The most events that one command's event removes: more than come meanwhile, and few enough for one go. */
    static final int EVENTS_PER_SWEEP = 4 * EVENTS_BETWEEN_SWEEPS;

    public EventHistory {
        Limits.requireAtLeast("maxEvents", maxEvents, 1);
    }

    /** A board at an earlier event: its elements by id, its title and its paper. */
    public record PastBoard(SortedMap<String, Element> elements, String title, Paper paper) {}

    /**
     * The board after the event {@code seq}, computed by rewinding the later events.
     *
     * @throws NotKeptException if the history
     *     doesn't reach back so far, or the board has no such event yet
     */
    public static PastBoard at(BoardWithHistory board, long seq) {
        var head = board.head();
        if (!head.reachesBackTo(seq)) {
            throw new NotKeptException(
                    "the board is known from " + Math.max(0, head.oldest() - 1) + " to " + head.seq());
        }
        var past = new HistoryRewinder(board.elements(), head.contents().info());
        for (long last = head.seq(); last > seq; last--) {
            past.rewind(require(board, last));
        }
        return past.board();
    }

    /**
     * The event, null if the history doesn't reach back so far.
     *
     * @throws DamagedBoardException if the history has a hole there
     */
    static Outcome.@Nullable Accepted find(BoardWithHistory board, long seq) {
        var head = board.head();
        return head.oldest() == 0 || seq < head.oldest() || seq > head.seq() ? null : require(board, seq);
    }

    private static Outcome.Accepted require(BoardWithHistory board, long seq) {
        var event = board.event(seq);
        if (event == null) {
            throw new DamagedBoardException("event " + seq + " is missing");
        }
        return event;
    }

    /** Removes events beyond the limits, some once in {@link #EVENTS_BETWEEN_SWEEPS}. Call it after each event. */
    void forget(BoardStore board, Outcome.Accepted newest) {
        if (newest.seq() % EVENTS_BETWEEN_SWEEPS == 0) {
            int unused = evict(board, newest.seq(), newest.at(), EVENTS_PER_SWEEP);
        }
    }

    /**
     * Removes events that are too old at the time {@code now}, or too many, at most {@code max}. Returns how many it
     * removed; fewer than {@code max} if there are no more.
     */
    int evict(BoardStore board, long now, int max) {
        return evict(board, board.head().seq(), now, max);
    }

    private int evict(BoardStore board, long newest, long now, int max) {
        var head = board.head();
        long oldest = head.oldest();
        long end = Math.min(newest, oldest + max);
        while (oldest < end && (newest - oldest >= maxEvents || isTooOld(board, oldest, now))) {
            board.removeEvent(oldest);
            oldest++;
        }
        if (oldest != head.oldest()) {
            board.putHead(head.withOldest(oldest));
        }
        return Math.toIntExact(oldest - head.oldest());
    }

    private boolean isTooOld(BoardStore board, long seq, long now) {
        var event = board.event(seq);
        return event == null || now - event.at() > maxAge.toMillis();
    }
}
