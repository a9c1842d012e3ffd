package io.chalkstream.protocol.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.ReversalOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of a command: a record of the topic board-events. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Outcome.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = Outcome.Refused.class, name = "refused")
})
public sealed interface Outcome {

    Author author();

    /** The command's own number: a client's operation, or a reversal's. */
    long op();

    /** Set if the command was a reversal. */
    @Nullable
    ReversalOf reverses();

    /**
     * The board's next event.
     *
     * @param epoch distinguishes this board from a deleted one with the same id: the timestamp of its first command
     * @param seq 1 for the board's first event, then consecutive
     * @param at the command's timestamp, in milliseconds since 1970
     * @param authorHidden whether the author's name is withheld from clients, as of this event (A9)
     * @param part set if the command took more than one event
     * @param kept on the last event of a reversal: what it left untouched
     */
    @JsonPropertyOrder({"epoch", "seq", "at", "author", "authorHidden", "op", "reverses", "part", "kept", "changes"})
    record Accepted(
            long epoch,
            long seq,
            long at,
            Author author,
            // Events that are older than this field don't have it.
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
            boolean authorHidden,

            long op,
            @Nullable ReversalOf reverses,
            @Nullable Part part,
            @Nullable ConflictSummary kept,
            List<AppliedChange> changes)
            implements Outcome {
        public Accepted {
            Limits.requireAtLeast("epoch", epoch, 1);
            Limits.requireAtLeast("seq", seq, 1);
            Limits.requirePresent("author", author);
            changes = List.copyOf(Limits.requirePresent("changes", changes));
        }

        /** An event without conflicts, with a visible author. */
        public Accepted(
                long epoch,
                long seq,
                long at,
                Author author,
                long op,
                @Nullable ReversalOf reverses,
                @Nullable Part part,
                List<AppliedChange> changes) {
            this(epoch, seq, at, author, false, op, reverses, part, null, changes);
        }

        /** Whether the command's next event follows. */
        @JsonIgnore
        public boolean isContinued() {
            return part != null && seq < part.last();
        }

        /** Whether it deletes the board. */
        public boolean deletesBoard() {
            return changes.contains(new AppliedChange.Deleted());
        }

        /** The changes as clients apply them. */
        public List<Change> clientChanges() {
            return changes.stream().map(AppliedChange::change).toList();
        }
    }

    /** The consecutive events of one command. */
    @JsonPropertyOrder({"first", "last"})
    record Part(long first, long last) {
        public Part {
            Limits.requireAtLeast("first", first, 1);
            Limits.requireAtLeast("last", last, first);
        }
    }

    /**
     * Nothing changed.
     *
     * @param kept what a reversal left untouched, if that is the reason
     */
    @JsonPropertyOrder({"author", "op", "reverses", "code", "message", "kept"})
    record Refused(
            Author author,
            long op,
            @Nullable ReversalOf reverses,
            ErrorCode code,
            String message,
            @Nullable ConflictSummary kept)
            implements Outcome {
        public Refused {
            Limits.requirePresent("author", author);
            Limits.requirePresent("code", code);
            Limits.requirePresent("message", message);
        }

        /** A refusal without conflicts. */
        public Refused(Author author, long op, @Nullable ReversalOf reverses, ErrorCode code, String message) {
            this(author, op, reverses, code, message, null);
        }
    }
}
