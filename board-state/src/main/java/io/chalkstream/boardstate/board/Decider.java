package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.ConflictSummary;
import io.chalkstream.protocol.outcome.Outcome;
import org.jspecify.annotations.Nullable;

/** Decides what is to become of a command, by the board and the command's record alone (O5). Changes nothing. */
public final class Decider {
    private Decider() {}

    /**
     * Decides a command.
     *
     * @param at the timestamp of the command's record, at least 1, in milliseconds since 1970
     */
    public static Decision decide(BoardView board, BoardCommand command, long at) {
        var session = OpDeduplicator.recall(board, command.session(), at);
        if (command.op() <= session.lastOp()) {
            return new Decision.Duplicate(firstRefusal(session, command));
        }
        long next = session.lastOp() + 1;
        if (command instanceof BoardCommand.Edit && command.op() > next) {
            return new Decision.Refused(refusal(command, ErrorCode.OP_GAP, "operation " + next + " is expected"), next);
        }
        try {
            return decision(made(board, command, at), board.head(), command, at);
        } catch (InvalidMessageException e) {
            return new Decision.Refused(refusal(command, e.code(), String.valueOf(e.getMessage())), null);
        }
    }

    private static ChangeSet made(BoardView board, BoardCommand command, long at) {
        var draft = new Draft(board, command.author(), at);
        if (command instanceof BoardCommand.Edit edit) {
            var changing = new ChangeApplier(draft);
            var changes = edit.changes().stream()
                    .flatMap(change -> change.match(changing).stream())
                    .toList();
            return new ChangeSet(changes, changing.kept());
        }
        var reverse = (BoardCommand.Reverse) command;
        var reversing = new ConditionalUndo(draft);
        var changes = reverse.reversals().stream()
                .flatMap(reversal -> reversal.match(reversing).stream())
                .toList();
        var author = reverse.author();
        var kept = reversing
                .interference()
                .found(board, author, author.user(), reverse.of().seq());
        return new ChangeSet(changes, kept);
    }

    private static Decision decision(ChangeSet made, Head head, BoardCommand command, long at) {
        if (made.changes().isEmpty() && takesBack(command)) {
            return new Decision.Refused(nothingToReverse(command, made.kept()), null);
        }
        var author = command.author();
        var numbering = new EventSplitter(
                head.epochAt(at),
                head.seq() + 1,
                at,
                author,
                Visibility.on(head).isHidden(author),
                command.op(),
                reverses(command));
        return new Decision.Accepted(numbering.events(made.changes(), made.kept()));
    }

    private static boolean takesBack(BoardCommand command) {
        return command instanceof BoardCommand.Reverse
                || (command instanceof BoardCommand.Edit edit && edit.changes().get(0) instanceof Change.TakeBack);
    }

    private static Outcome.Refused nothingToReverse(BoardCommand command, @Nullable ConflictSummary kept) {
        return new Outcome.Refused(
                command.author(),
                command.op(),
                reverses(command),
                ErrorCode.NOTHING_TO_REVERSE,
                "there is nothing that could be taken back",
                kept);
    }

    private static Outcome.@Nullable Refused firstRefusal(DedupState session, BoardCommand command) {
        var refusal = session.refusalOf(command.op());
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

    private static Outcome.Refused refusal(BoardCommand command, ErrorCode code, String message) {
        return new Outcome.Refused(command.author(), command.op(), reverses(command), code, message);
    }

    private static @Nullable ReversalOf reverses(BoardCommand command) {
        return command instanceof BoardCommand.Reverse reverse ? reverse.of() : null;
    }
}
