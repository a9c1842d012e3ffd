package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/** Where a code leads to (K9). */
@JsonPropertyOrder({"board", "link"})
public record BoardLink(String board, String link) {
    public BoardLink {
        Limits.requireId("board", board);
        Limits.requireAtMost("link", link, Limits.LINK_LENGTH);
    }
}
