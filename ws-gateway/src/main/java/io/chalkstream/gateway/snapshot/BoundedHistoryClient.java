package io.chalkstream.gateway.snapshot;

import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Bounds the memory of the parts of histories that are fetched from board-state, until they are released. */
public final class BoundedHistoryClient {
    /** The largest answer (G12): each event comes with what undoes it. */
    static final int MAX_BYTES = 2 * (2 * 1024 * 1024 + Limits.EVENT_BYTES);

    private final HistoryClient boardState;
    private final BoundedFetches fetches;

    /** @param executor where a fetch begins that had to wait; never in the thread that made room, which may hold locks */
    public BoundedHistoryClient(HistoryClient boardState, MemoryBudget budget, Executor executor) {
        this.boardState = boardState;
        this.fetches = new BoundedFetches(budget, executor);
    }

    /** As {@link HistoryClient#fetchHistory}. */
    public CompletionStage<FetchedHistory> fetch(String boardId, long upTo, Role reader, boolean gzip) {
        return fetches.fetch(boardId, MAX_BYTES, reservation -> boardState
                .fetchHistory(boardId, upTo, reader, gzip)
                .thenApply(history -> {
                    reservation.shrinkTo(history.bytes());
                    return history.freedBy(reservation::release);
                }));
    }
}
