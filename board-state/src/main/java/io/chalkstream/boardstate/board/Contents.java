package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.BoardInfo;

/**
 * Totals and metadata of a board.
 *
 * @param elements the number of elements
 * @param bytes their size, as {@link io.chalkstream.protocol.board.Element#bytes} tells it
 */
public record Contents(int elements, long bytes, BoardInfo info) {
    static final Contents NOTHING = new Contents(0, 0, BoardInfo.NEW);

    Contents grown(int elements, long bytes) {
        return new Contents(this.elements + elements, this.bytes + bytes, info);
    }

    Contents with(BoardInfo info) {
        return new Contents(elements, bytes, info);
    }
}
