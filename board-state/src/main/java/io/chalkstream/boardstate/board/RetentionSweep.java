package io.chalkstream.boardstate.board;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Removes the expired deduplication states and events of one board, a bounded number of entries per step. Used by one thread. */
public final class RetentionSweep {
    /**
     * Records may arrive later than their timestamp. What a record of that time would still see must not be removed.
     */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final EventHistory history;
    private final BoardStore board;
    private @Nullable String lastSequence;
    private boolean dedupStatesDone;

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
        int seen = dedupStatesDone ? 0 : sweepDedupStates(safe, max);
        return seen == max ? max : seen + history.evict(board, safe, max - seen);
    }

    private int sweepDedupStates(long safe, int max) {
        var states = board.dedupStatesAfter(lastSequence, max);
        states.forEach((sequence, state) -> {
            if (OpDeduplicator.isForgotten(state, safe)) {
                board.removeDedupState(sequence);
            }
            lastSequence = sequence;
        });
        dedupStatesDone = states.size() < max;
        return states.size();
    }
}
