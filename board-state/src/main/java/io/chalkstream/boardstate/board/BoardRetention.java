package io.chalkstream.boardstate.board;

import java.time.Duration;

/** Clears away what has had its time on a board on which nothing happens any more. */
public record BoardRetention(EventHistory history) {
    /** Records may come in a little later than they say; what was forgotten by their time must be what was cleared. */
    private static final Duration MARGIN = Duration.ofDays(1);

    public void sweep(BoardStore board, long now) {
        long safe = now - MARGIN.toMillis();
        OpDeduplicator.evict(board, safe);
        history.evict(board, safe);
    }
}
