package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what is to become of a command, by the board and the command's record alone (O5). Changes nothing. */
public final class Decider {
    /** A reversal says the same as the event that it reverses in slightly more bytes; it must not fail by that. */
    private static final int REVERSAL_ROOM = 64 * 1024;

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
            return new Decision.Accepted(event(board, command, at));
        } catch (InvalidMessageException e) {
            return new Decision.Refused(refusal(command, e.code(), String.valueOf(e.getMessage())), null);
        }
    }

    private static Outcome.Accepted event(BoardView board, BoardCommand command, long at) {
        var head = board.head();
        var event = new Outcome.Accepted(
                head.seq() == 0 ? at : head.epoch(),
                head.seq() + 1,
                at,
                command.author(),
                command.op(),
                reverses(command),
                changes(new Draft(board), command));
        requireFits(event);
        return event;
    }

    private static List<AppliedChange> changes(Draft draft, BoardCommand command) {
        if (command instanceof BoardCommand.Edit edit) {
            return edit.changes().stream().map(change -> change.match(draft)).toList();
        }
        var reversing = new Reversing(draft);
        var changes = ((BoardCommand.Reverse) command)
                .reversals().stream()
                        .map(reversal -> reversal.match(reversing))
                        .flatMap(Optional::stream)
                        .toList();
        if (changes.isEmpty()) {
            throw new InvalidMessageException(
                    ErrorCode.NOTHING_TO_REVERSE, "others have changed since then all that it was about");
        }
        return changes;
    }

    /** With the values before, an event may be much larger than its command; Kafka takes only so much. */
    private static void requireFits(Outcome.Accepted event) {
        int max = event.reverses() == null ? Limits.EVENT_BYTES : Limits.EVENT_BYTES + REVERSAL_ROOM;
        if (Json.bytes(event).length > max) {
            throw new InvalidMessageException(
                    ErrorCode.OVER_LIMIT,
                    "an operation and what it replaces have at most " + Limits.EVENT_BYTES + " bytes");
        }
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
