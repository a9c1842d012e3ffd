package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.visibility.VisibilityPolicy;

/**
 * The current state of a board, without its elements.
 *
 * @param epoch the timestamp of the board's first command (O2). On an untouched board: 0, or one more than the epoch of
 *     the deleted board of the same id
 * @param seq the number of its last event; 0 on an untouched board
 * @param oldest the number of the oldest event that is kept; 0 if none is
 */
public record Head(long epoch, long seq, long oldest, Contents contents) {
    /** An untouched board. */
    public static final Head BEGINNING = new Head(0, 0, 0, Contents.NOTHING);

    /** Whether the board after the event {@code seq} can be reconstructed: all later events are stored. */
    public boolean reachesBackTo(long seq) {
        return seq <= this.seq && seq >= oldest - 1;
    }

    /**
     * The epoch of an event at the time {@code at}: later than that of a deleted board of the same id, whatever clocks
     * say.
     */
    long epochAt(long at) {
        return seq == 0 ? Math.max(at, epoch) : epoch;
    }

    Head changed(Outcome.Accepted event, Contents contents) {
        var info = contents.info().changed(event.author().person(), event.at());
        return new Head(event.epoch(), event.seq(), oldest == 0 ? event.seq() : oldest, contents.with(info));
    }

    Head withOldest(long oldest) {
        return new Head(epoch, seq, oldest, contents);
    }

    /** The head after the board with the epoch {@code previous} was deleted. */
    static Head after(long previous) {
        return new Head(previous + 1, 0, 0, Contents.NOTHING);
    }

    /** Who may see what now. */
    public VisibilityPolicy visibility() {
        return VisibilityPolicy.of(contents.info());
    }
}
