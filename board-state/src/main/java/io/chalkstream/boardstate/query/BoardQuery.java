package io.chalkstream.boardstate.query;

/**
 * A request to read a board.
 *
 * @param resource the part of the board
 * @param gzip whether the response should be compressed
 * @param mustBeLocal whether another instance has forwarded it; it isn't forwarded again
 */
record BoardQuery(String boardId, BoardResource resource, boolean gzip, boolean mustBeLocal) {
    /** The request path on any instance. */
    String path() {
        return "/boards/" + boardId + resource.path();
    }
}
