package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/**
 * What a reversal takes back.
 *
 * @param seq the number of the event that is taken back: for an undo the person's change, for a redo the undo
 */
@JsonPropertyOrder({"direction", "seq"})
public record ReversalOf(Direction direction, long seq) {
    public ReversalOf {
        Limits.requirePresent("direction", direction);
        Limits.requireAtLeast("seq", seq, 1);
    }

    /** Back or forth. */
    public enum Direction {
        @JsonProperty("undo")
        UNDO,
        @JsonProperty("redo")
        REDO
    }
}
