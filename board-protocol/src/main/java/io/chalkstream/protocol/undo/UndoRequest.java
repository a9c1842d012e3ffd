package io.chalkstream.protocol.undo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.ReversalOf;

/** What somebody asks of undo-redo-service. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UndoRequest.Reverse.class, name = "reverse"),
    @JsonSubTypes.Type(value = UndoRequest.Show.class, name = "show")
})
public sealed interface UndoRequest {

    Author author();

    /**
     * One press of undo or redo.
     *
     * @param request the client's number of it: 1, 2, 3; the same number again is the same press
     * @param after the client's last operation before it, 0 if none: that one must have been decided first
     */
    @JsonPropertyOrder({"author", "direction", "request", "after"})
    record Reverse(Author author, ReversalOf.Direction direction, long request, long after) implements UndoRequest {
        public Reverse {
            Limits.requirePresent("author", author);
            Limits.requirePresent("direction", direction);
            Limits.requireAtLeast("request", request, 1);
            Limits.requireAtLeast("after", after, 0);
        }
    }

    /** Somebody has joined: what could they undo and redo? */
    record Show(Author author) implements UndoRequest {
        public Show {
            Limits.requirePresent("author", author);
        }
    }
}
