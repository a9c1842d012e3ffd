package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/**
 * The event that a reversal reverses.
 *
 * @param seq the event's number: for an undo the person's change, for a redo the undo
 */
@JsonPropertyOrder({"direction", "seq"})
public record ReversalOf(Direction direction, long seq) {
    public ReversalOf {
        Limits.requirePresent("direction", direction);
        Limits.requireAtLeast("seq", seq, 1);
    }

    /** Undo or redo. */
    public enum Direction {
        @JsonProperty("undo")
        UNDO,
        @JsonProperty("redo")
        REDO
    }
}
