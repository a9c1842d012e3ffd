package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.RefusedException;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Decides a command. A pure function of the board and the command's record (O5): the same input gives the same
 * decision.
 */
public final class Decider {
    private static final int LARGE_BOARDS_SINCE = 2;
    private static final int EARLIER_ELEMENTS_PER_BOARD = 10_000;

    private Decider() {}

    /**
     * Decides a command.
     *
     * @param at the timestamp of the command's record, at least 1, in milliseconds since 1970
     */
    public static Decision decide(BoardView board, BoardCommand command, long at) {
        var known = OpDeduplicator.recall(board, command.opSequence(), at);
        if (command.op() <= known.lastOp()) {
            return new Decision.Duplicate(rememberedRefusal(known, command));
        }
        long next = known.lastOp() + 1;
        if (command instanceof BoardCommand.Edit && command.op() > next) {
            return new Decision.Refused(refusal(command, ErrorCode.OP_GAP, "operation " + next + " is expected"), next);
        }
        if (!command.isMeantFor(board.head().epoch())) {
            return new Decision.Refused(refusalOfLaterLife(command), null);
        }
        try {
            return decision(changeSet(board, command, at), board.head(), command, at);
        } catch (RefusedException e) {
            return new Decision.Refused(refusal(command, e.code(), String.valueOf(e.getMessage())), null);
        }
    }

    /** Whether the command is neither a repeated one nor one that came too early (E4, E5). */
    static boolean isNext(BoardView board, BoardCommand command, long at) {
        long last = OpDeduplicator.recall(board, command.opSequence(), at).lastOp();
        return command instanceof BoardCommand.Edit ? command.op() == last + 1 : command.op() > last;
    }

    private static ChangeSet changeSet(BoardView board, BoardCommand command, long at) {
        var draft = new Draft(board, command.author(), at, maxElements(command));
        if (command instanceof BoardCommand.Edit edit) {
            var applier = new ChangeApplier(draft, edit.decisionVersion());
            var changes = edit.changes().stream()
                    .flatMap(change -> applier.apply(change).stream())
                    .toList();
            return new ChangeSet(changes, applier.conflicts());
        }
        var reverse = (BoardCommand.Reverse) command;
        var undo = new ConditionalUndo(draft, ConditionalUndo.passesOverLikes(reverse.decisionVersion()));
        var changes = reverse.reversals().stream()
                .flatMap(reversal -> reversal.match(undo).stream())
                .toList();
        var author = reverse.author();
        var conflicts = undo.conflicts()
                .summary(board, author, author.user(), reverse.of().seq());
        return new ChangeSet(changes, conflicts);
    }

    /** Reversals say no version, and put back what was there: only a board that knows more ever had more than before. */
    private static int maxElements(BoardCommand command) {
        return command instanceof BoardCommand.Reverse || command.decisionVersion() >= LARGE_BOARDS_SINCE
                ? Limits.ELEMENTS_PER_BOARD
                : EARLIER_ELEMENTS_PER_BOARD;
    }

    private static Decision decision(ChangeSet changeSet, Head head, BoardCommand command, long at) {
        if (changeSet.changes().isEmpty() && isReversal(command)) {
            return new Decision.Refused(nothingReversed(command, changeSet.conflicts()), null);
        }
        var author = command.author();
        var splitter = new EventSplitter(
                head.epochAt(at),
                head.seq() + 1,
                at,
                author,
                head.visibility().hidesName(author),
                command.op(),
                reverses(command));
        return new Decision.Accepted(splitter.events(changeSet.changes(), changeSet.conflicts()));
    }

    private static boolean isReversal(BoardCommand command) {
        return command instanceof BoardCommand.Reverse
                || (command instanceof BoardCommand.Edit edit && edit.changes().get(0) instanceof Change.TakeBack);
    }

    private static Outcome.Refused nothingReversed(BoardCommand command, @Nullable ConflictSummary conflicts) {
        return new Outcome.Refused(
                command.author(),
                command.op(),
                reverses(command),
                ErrorCode.NOTHING_TO_REVERSE,
                "there is nothing that could be taken back",
                conflicts);
    }

    /** The board that the command was meant for has been deleted (O9). */
    private static Outcome.Refused refusalOfLaterLife(BoardCommand command) {
        return isReversal(command)
                ? nothingReversed(command, null)
                : refusal(command, ErrorCode.NOT_KEPT, "the board that this was meant for has been deleted");
    }

    private static Outcome.@Nullable Refused rememberedRefusal(DedupState known, BoardCommand command) {
        var refusal = known.refusalOf(command.op());
        return refusal == null
                ? null
                : new Outcome.Refused(
                        command.author(),
                        command.op(),
                        reverses(command),
                        refusal.code(),
                        refusal.message(),
                        refusal.kept());
    }

    /** The refusal of a command that can't be taken now, and may be sent again. */
    public static Decision.Refused unavailable(BoardCommand command, String message) {
        return new Decision.Refused(refusal(command, ErrorCode.UNAVAILABLE, message), null);
    }

    private static Outcome.Refused refusal(BoardCommand command, ErrorCode code, String message) {
        return new Outcome.Refused(command.author(), command.op(), reverses(command), code, message);
    }

    private static @Nullable ReversalOf reverses(BoardCommand command) {
        return command instanceof BoardCommand.Reverse reverse ? reverse.of() : null;
    }
}
