package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;
import java.time.Duration;

/** Recognises repeated operations by the outcomes stored for each session (E4 to E6). */
final class OpDeduplicator {
    /** The time after its last operation at which a session expires. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);

    private OpDeduplicator() {}

    /**
     * The session's state at the time {@code at}; an expired session is unknown, whether it has been removed yet or
     * not.
     */
    static DedupState recall(BoardView board, String id, long at) {
        var session = board.session(id);
        return session == null || isForgotten(session, at) ? DedupState.UNKNOWN : session;
    }

    /** Stores the outcome of the command. */
    static void remember(BoardStore board, BoardCommand command, Decision decision, long at) {
        String id = command.session();
        var session = recall(board, id, at);
        if (decision instanceof Decision.Accepted) {
            board.putSession(id, session.accepted(command.op(), at));
        } else if (decision instanceof Decision.Refused refused && refused.remembered()) {
            var outcome = refused.outcome();
            var refusal = new DedupState.Refusal(outcome.op(), outcome.code(), outcome.message(), outcome.kept());
            board.putSession(id, session.refused(refusal, at));
        }
    }

    /** Whether the session has expired at the time {@code at}. {@link RetentionSweep} removes it some time later. */
    static boolean isForgotten(DedupState session, long at) {
        return at - session.lastAt() > KEPT_FOR.toMillis();
    }
}
