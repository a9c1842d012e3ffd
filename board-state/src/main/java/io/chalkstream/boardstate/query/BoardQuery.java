package io.chalkstream.boardstate.query;

/**
 * What is asked of a board.
 *
 * @param view what of it
 * @param gzip whether the answer is to be compressed
 * @param mustBeHere whether another instance takes this one for the board's owner; it isn't asked back
 */
record BoardQuery(String boardId, BoardResource view, boolean gzip, boolean mustBeHere) {
    /** The path at which any instance is asked. */
    String path() {
        return "/boards/" + boardId + view.path();
    }
}
