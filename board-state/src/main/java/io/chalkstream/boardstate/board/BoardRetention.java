package io.chalkstream.boardstate.board;

import java.time.Duration;

/** Removes expired sessions and events from boards that are no longer used; boards in use clean up by themselves. */
public record BoardRetention(EventHistory history) {
    /**
     * Records may arrive later than their timestamp. What a record of that time would still see must not be removed.
     */
    private static final Duration MARGIN = Duration.ofDays(1);

    public void sweep(BoardStore board, long now) {
        long safe = now - MARGIN.toMillis();
        OpDeduplicator.evict(board, safe);
        history.evict(board, safe);
    }
}
