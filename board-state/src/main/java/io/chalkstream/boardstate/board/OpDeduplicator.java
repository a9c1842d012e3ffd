package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;
import java.time.Duration;

/** The memory of what each client was told, for as long as it may ask again (E4 to E6). */
final class OpDeduplicator {
    /** How long after its last operation a session is forgotten. */
    private static final Duration KEPT_FOR = Duration.ofDays(7);
    /** Forgotten sessions are cleared away with every so many events of a board. */
    private static final int EVENTS_BETWEEN_SWEEPS = 1024;

    private OpDeduplicator() {}

    /** What is remembered at the time {@code at}; nothing of a session that is forgotten, cleared away or not. */
    static DedupState recall(BoardView board, String id, long at) {
        var session = board.session(id);
        return session == null || isForgotten(session, at) ? DedupState.UNKNOWN : session;
    }

    /** Remembers how the command was decided. */
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

    /** Clears away the sessions that are forgotten at the time {@code at}. */
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
