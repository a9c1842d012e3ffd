package io.chalkstream.boardstate.board;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.UnknownFields;
import java.util.Map;

/**
 * Totals and metadata of a board.
 *
 * @param elements the number of elements
 * @param bytes their size, as {@link io.chalkstream.protocol.board.Element#bytes} tells it
 * @param unknown what else a later release has stored (V4)
 */
public record Contents(
        int elements,
        long bytes,
        BoardInfo info,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {
    static final Contents NOTHING = new Contents(0, 0, BoardInfo.NEW);

    public Contents {
        unknown = UnknownFields.of(unknown);
    }

    /** Contents of which this release knows everything. */
    public Contents(int elements, long bytes, BoardInfo info) {
        this(elements, bytes, info, UnknownFields.NONE);
    }

    Contents grown(int elements, long bytes) {
        return new Contents(this.elements + elements, this.bytes + bytes, info, unknown);
    }

    Contents with(BoardInfo info) {
        return new Contents(elements, bytes, info, unknown);
    }
}
