package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;
import java.time.Duration;

/** Recognises repeated operations by the outcomes stored for each session (E4 to E6). */
final class OpDeduplicator {
    /** The time after its last operation at which a session expires. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);
    /** Expired sessions are removed once in so many events of a board. */
    private static final int EVENTS_BETWEEN_SWEEPS = 1024;

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
        if (decision instanceof Decision.Accepted accepted) {
            board.putSession(id, session.accepted(command.op(), at));
            accepted.events().forEach(event -> sweep(board, event.seq(), at));
        } else if (decision instanceof Decision.Refused refused && refused.remembered()) {
            var outcome = refused.outcome();
            var refusal = new DedupState.Refusal(outcome.op(), outcome.code(), outcome.message(), outcome.kept());
            board.putSession(id, session.refused(refusal, at));
        }
    }

    private static void sweep(BoardStore board, long seq, long at) {
        if (seq % EVENTS_BETWEEN_SWEEPS == 0) {
            evict(board, at);
        }
    }

    /** Removes the sessions that have expired at the time {@code at}. */
    static void evict(BoardStore board, long at) {
        board.sessions().forEach((id, session) -> {
            if (isForgotten(session, at)) {
                board.removeSession(id);
            }
        });
    }

    private static boolean isForgotten(DedupState session, long at) {
        return at - session.lastAt() > KEPT_FOR.toMillis();
    }
}
