package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.outcome.Outcome;
import java.time.Duration;
import java.util.SortedMap;

/**
 * The events of a board that are kept, and the board as it was (H1 to H3).
 *
 * @param maxEvents how many events of a board are kept, at least 1
 * @param maxAge how old an event gets before it is forgotten
 */
public record EventHistory(long maxEvents, Duration maxAge) {
    /** Old events are forgotten with every so many events of a board; so many more than {@link #maxEvents} may be kept. */
    static final int EVENTS_BETWEEN_SWEEPS = 64;

    public EventHistory {
        Limits.requireAtLeast("maxEvents", maxEvents, 1);
    }

    /** A board as it was: its elements by their ids, and its title. */
    public record PastBoard(SortedMap<String, Element> elements, String title) {}

    /**
     * The board after the event {@code seq}: what it is now, with the later events taken back.
     *
     * @throws io.chalkstream.protocol.code.InvalidMessageException with {@link ErrorCode#NOT_KEPT} if the history doesn't
     *     reach back so far, or the board hasn't come so far
     */
    public static PastBoard at(BoardWithHistory board, long seq) {
        var head = board.head();
        if (!head.reachesBackTo(seq)) {
            throw Refusals.of(
                    ErrorCode.NOT_KEPT,
                    "the board is known from " + Math.max(0, head.oldest() - 1) + " to " + head.seq());
        }
        var past = new HistoryRewinder(board.elements(), head.contents().info().title());
        for (long last = head.seq(); last > seq; last--) {
            past.rewind(Limits.requirePresent("event " + last, board.event(last)));
        }
        return past.board();
    }

    /** Forgets what is too old or too much, now and then. To be called after the event {@code newest}. */
    void forget(BoardStore board, Outcome.Accepted newest) {
        if (newest.seq() % EVENTS_BETWEEN_SWEEPS == 0) {
            evict(board, newest.at());
        }
    }

    /** Forgets what is too old at the time {@code now}, or too much. */
    void evict(BoardStore board, long now) {
        var head = board.head();
        long oldest = head.oldest();
        while (oldest < head.seq() && (head.seq() - oldest >= maxEvents || isTooOld(board, oldest, now))) {
            board.removeEvent(oldest);
            oldest++;
        }
        if (oldest != head.oldest()) {
            board.putHead(head.withOldest(oldest));
        }
    }

    private boolean isTooOld(BoardStore board, long seq, long now) {
        var event = board.event(seq);
        return event == null || now - event.at() > maxAge.toMillis();
    }
}
