package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.List;
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
        var session = SessionMemory.recall(board, command.session(), at);
        if (command.op() <= session.lastOp()) {
            return new Decision.Duplicate(firstRefusal(session, command));
        }
        long next = session.lastOp() + 1;
        if (command instanceof BoardCommand.Edit && command.op() > next) {
            return new Decision.Refused(refusal(command, ErrorCode.OP_GAP, "operation " + next + " is expected"), next);
        }
        try {
            return new Decision.Accepted(events(board, command, at));
        } catch (InvalidMessageException e) {
            return new Decision.Refused(refusal(command, e.code(), String.valueOf(e.getMessage())), null);
        }
    }

    private static List<AppliedChange> changes(BoardView board, BoardCommand command) {
        var draft = new Draft(board, command.author());
        if (command instanceof BoardCommand.Edit edit) {
            return edit.changes().stream()
                    .flatMap(change -> change.match(draft).stream())
                    .toList();
        }
        var reversing = new Reversing(draft);
        var changes = ((BoardCommand.Reverse) command)
                .reversals().stream()
                        .flatMap(reversal -> reversal.match(reversing).stream())
                        .toList();
        if (changes.isEmpty()) {
            throw Refusal.of(ErrorCode.NOTHING_TO_REVERSE, "others have changed since then all that it was about");
        }
        return changes;
    }

    private static List<Outcome.Accepted> events(BoardView board, BoardCommand command, long at) {
        var head = board.head();
        var numbering =
                new Numbering(head.epochAt(at), head.seq() + 1, at, command.author(), command.op(), reverses(command));
        return numbering.events(changes(board, command));
    }

    private static Outcome.@Nullable Refused firstRefusal(Session session, BoardCommand command) {
        var refusal = session.refusalOf(command.op());
        return refusal == null ? null : refusal(command, refusal.code(), refusal.message());
    }

    private static Outcome.Refused refusal(BoardCommand command, ErrorCode code, String message) {
        return new Outcome.Refused(command.author(), command.op(), reverses(command), code, message);
    }

    private static @Nullable ReversalOf reverses(BoardCommand command) {
        return command instanceof BoardCommand.Reverse reverse ? reverse.of() : null;
    }
}
