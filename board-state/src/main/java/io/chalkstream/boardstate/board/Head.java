package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.outcome.Outcome;

/**
 * Where a board stands.
 *
 * @param epoch the time of the command that the board began with (O2). If nothing has happened: 0, or one more than that of
 *     the life before, which has been deleted
 * @param seq the number of its last event; 0 if nothing has happened
 * @param oldest the number of the oldest event that is kept; 0 if none is
 */
public record Head(long epoch, long seq, long oldest, Contents contents) {
    /** A board on which nothing has happened. */
    public static final Head BEGINNING = new Head(0, 0, 0, Contents.NOTHING);

    /** Whether it is known what the board was after the event {@code seq}: every later one is kept. */
    public boolean reachesBackTo(long seq) {
        return seq <= this.seq && seq >= oldest - 1;
    }

    /** The epoch of an event at the time {@code at}: a new life comes after the one before, whatever clocks say. */
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

    /** A board whose life {@code previous} is over, before anything has happened in the next. */
    static Head after(long previous) {
        return new Head(previous + 1, 0, 0, Contents.NOTHING);
    }
}
