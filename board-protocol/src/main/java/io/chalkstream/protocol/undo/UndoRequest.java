package io.chalkstream.protocol.undo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.DecisionVersion;
import io.chalkstream.protocol.command.ReversalOf;
import org.jspecify.annotations.Nullable;

/** A request to undo-redo-service. */
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
     * @param request the client's number of it: 1, 2, 3; a repeated number is the same request
     * @param after the client's last operation before it, 0 if none; the request waits until that one is decided
     * @param decision the version of the rules by which its command is decided, null: the first one (V9)
     * @param epoch the life of the board that it is meant for (O9), null: whichever
     */
    @JsonPropertyOrder({"author", "direction", "request", "after", "decision", "epoch"})
    record Reverse(
            Author author,
            ReversalOf.Direction direction,
            long request,
            long after,
            @Nullable Integer decision,
            @Nullable Long epoch)
            implements UndoRequest {
        /** A request for whichever life of the board, whose command is decided by this release's rules. */
        public Reverse(Author author, ReversalOf.Direction direction, long request, long after) {
            this(author, direction, request, after, DecisionVersion.said(DecisionVersion.LATEST), null);
        }

        public Reverse {
            Limits.requirePresent("author", author);
            Limits.requirePresent("direction", direction);
            Limits.requireAtLeast("request", request, 1);
            Limits.requireAtLeast("after", after, 0);
            Limits.requireEpoch(epoch);
        }

        /** Whether it may take effect in this life of the board (O9). */
        public boolean isMeantFor(long epoch) {
            return DecisionVersion.allows(decision, this.epoch, epoch);
        }
    }

    /** Asks what the person can undo and redo; sent when they join. */
    record Show(Author author) implements UndoRequest {
        public Show {
            Limits.requirePresent("author", author);
        }
    }
}
