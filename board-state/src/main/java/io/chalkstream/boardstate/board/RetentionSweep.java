package io.chalkstream.boardstate.board;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Removes the expired sessions and events of one board, a bounded number of entries per step. Used by one thread. */
public final class RetentionSweep {
    /**
     * Records may arrive later than their timestamp. What a record of that time would still see must not be removed.
     */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final EventHistory history;
    private final BoardStore board;
    private @Nullable String lastSession;
    private boolean sessionsDone;

    public RetentionSweep(EventHistory history, BoardStore board) {
        this.history = history;
        this.board = board;
    }

    /**
     * Looks at the next entries as of the time {@code now}.
     *
     * @param max the number of entries, at least 1
     * @return how many it has looked at; fewer than {@code max} when the board is done
     */
    public int step(long now, int max) {
        long safe = now - MARGIN.toMillis();
        int seen = sessionsDone ? 0 : sweepSessions(safe, max);
        return seen == max ? max : seen + history.evict(board, safe, max - seen);
    }

    private int sweepSessions(long safe, int max) {
        var sessions = board.sessionsAfter(lastSession, max);
        sessions.forEach((id, session) -> {
            if (OpDeduplicator.isForgotten(session, safe)) {
                board.removeSession(id);
            }
            lastSession = id;
        });
        sessionsDone = sessions.size() < max;
        return sessions.size();
    }
}
