package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A requested change of a board. It is atomic: all of it takes effect or nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BoardCommand.Edit.class, name = "edit"),
    @JsonSubTypes.Type(value = BoardCommand.Reverse.class, name = "reverse")
})
public sealed interface BoardCommand {

    Author author();

    /** The command's number in its {@link #opSequence()}, by which repeats are recognised. */
    long op();

    /** Null: {@link DecisionVersion#FIRST}. */
    @Nullable
    Integer decision();

    /** The version of the rules by which it is decided (V9). */
    @JsonIgnore
    default int decisionVersion() {
        return DecisionVersion.of(decision());
    }

    /** The life of the board that it is meant for, null: whichever. */
    @Nullable
    Long epoch();

    /** Whether it may take effect in this life of the board (O9). */
    default boolean isMeantFor(long epoch) {
        return DecisionVersion.allows(decision(), epoch(), epoch);
    }

    /** The id of the op sequence, in which {@link #op()} is a number: one for a client's operations, one for the reversals made for it. */
    @JsonIgnore
    String opSequence();

    /** Changes requested by a client. A client numbers its operations 1, 2, 3, without gaps. */
    @JsonPropertyOrder({"author", "op", "decision", "epoch", "changes"})
    record Edit(
            Author author,
            long op,
            @Nullable Integer decision,
            @Nullable Long epoch,
            List<Change> changes) implements BoardCommand {
        public Edit {
            Limits.requirePresent("author", author);
            Limits.requireAtLeast("op", op, 1);
            Limits.requireEpoch(epoch);
            changes = requireFew("changes", changes);
            if (changes.size() > 1 && changes.stream().anyMatch(Edit::standsAlone)) {
                throw new InvalidMessageException(ErrorCode.MALFORMED, "restore, takeback and delete stand alone");
            }
        }

        /** Changes to be decided by this release's rules, in whichever life of the board. */
        public Edit(Author author, long op, List<Change> changes) {
            this(author, op, DecisionVersion.said(DecisionVersion.LATEST), null, changes);
        }

        /** Changes for whichever life of the board. */
        public Edit(Author author, long op, @Nullable Integer decision, List<Change> changes) {
            this(author, op, decision, null, changes);
        }

        private static boolean standsAlone(Change change) {
            return change instanceof Change.Restore
                    || change instanceof Change.TakeBack
                    || change instanceof Change.Delete;
        }

        @Override
        public String opSequence() {
            return author.client();
        }
    }

    /**
     * Undoes or redoes one event, on behalf of undo-redo-service. The numbers of an op sequence grow, with gaps: each is
     * derived from the request, so that a repeated request gives the same command.
     *
     * @param of the direction, and the {@code seq} of the event to reverse
     */
    @JsonPropertyOrder({"author", "op", "decision", "epoch", "of", "reversals"})
    record Reverse(
            Author author,
            long op,
            @Nullable Integer decision,
            @Nullable Long epoch,
            ReversalOf of,
            List<Reversal> reversals)
            implements BoardCommand {
        /** No client has such an id, so reversals and edits are numbered apart. */
        private static final String REVERSALS_SUFFIX = "~undo";

        public Reverse {
            Limits.requirePresent("author", author);
            Limits.requireAtLeast("op", op, 1);
            Limits.requireEpoch(epoch);
            Limits.requirePresent("of", of);
            reversals = requireFew("reversals", reversals);
        }

        /** A reversal to be decided by the first rules. */
        public Reverse(Author author, long op, ReversalOf of, List<Reversal> reversals) {
            this(author, op, null, null, of, reversals);
        }

        /** A reversal of an event of whichever life of the board. */
        public Reverse(Author author, long op, @Nullable Integer decision, ReversalOf of, List<Reversal> reversals) {
            this(author, op, decision, null, of, reversals);
        }

        @Override
        public String opSequence() {
            return author.client() + REVERSALS_SUFFIX;
        }
    }

    private static <T> List<T> requireFew(String what, List<T> list) {
        Limits.requirePresent(what, list);
        if (list.isEmpty()) {
            throw new InvalidMessageException(ErrorCode.MALFORMED, what + " is empty");
        }
        if (list.size() > Limits.CHANGES_PER_OP) {
            throw new InvalidMessageException(
                    ErrorCode.OVER_LIMIT, "an operation has at most " + Limits.CHANGES_PER_OP + " changes");
        }
        for (var item : list) {
            Limits.requirePresent("an entry of " + what, item);
        }
        return List.copyOf(list);
    }
}
