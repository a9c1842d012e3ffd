package io.chalkstream.boardstate.query;

/**
 * What is asked of a board.
 *
 * @param resource what of it
 * @param gzip whether the answer is to be compressed
 * @param mustBeLocal whether another instance takes this one for the board's owner; it isn't asked back
 */
record BoardQuery(String boardId, BoardResource resource, boolean gzip, boolean mustBeLocal) {
    /** The path at which any instance is asked. */
    String path() {
        return "/boards/" + boardId + resource.path();
    }
}
