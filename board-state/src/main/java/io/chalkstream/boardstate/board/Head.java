package io.chalkstream.boardstate.board;

/**
 * Where a board stands.
 *
 * @param epoch the timestamp of the command that the board began with (O2); 0 if nothing has happened
 * @param seq the number of its last event; 0 if nothing has happened
 * @param elements how many elements it has
 */
public record Head(long epoch, long seq, int elements) {
    /** A board on which nothing has happened. */
    public static final Head BEGINNING = new Head(0, 0, 0);
}
