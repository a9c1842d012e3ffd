package io.chalkstream.gateway.snapshot;

import io.chalkstream.gateway.room.BoardSnapshot;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.MissedEvents;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.board.Limits;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Bounds the memory of what is fetched from board-state. A fetch waits until the largest answer would fit; once the answer is there,
 * only its own size is held, for a snapshot until nobody needs it any more.
 */
public final class BoundedBoardStateClient implements BoardStateClient {
    /** The largest snapshot: a full board, and what JSON adds. */
    public static final int SNAPSHOT_BYTES = Limits.BOARD_BYTES + 8 * 1024 * 1024;
    /** The largest answer with missed events (G9). */
    static final int MISSED_BYTES = 2 * 1024 * 1024 + Limits.EVENT_BYTES;

    private final BoardStateClient boardState;
    private final BoundedFetches fetches;

    /** @param executor where a fetch begins that had to wait; never in the thread that made room, which may hold locks */
    public BoundedBoardStateClient(BoardStateClient boardState, MemoryBudget budget, Executor executor) {
        this.boardState = boardState;
        this.fetches = new BoundedFetches(budget, executor);
    }

    @Override
    public CompletionStage<BoardSnapshot> fetchSnapshot(String boardId) {
        return fetches.fetch(boardId, SNAPSHOT_BYTES, reservation -> boardState
                .fetchSnapshot(boardId)
                .thenApply(snapshot -> {
                    reservation.shrinkTo(snapshot.frame().bytes());
                    return snapshot.freedBy(reservation::release);
                }));
    }

    @Override
    public CompletionStage<MissedEvents> fetchMissed(String boardId, Position position) {
        return fetches.fetch(boardId, MISSED_BYTES, reservation -> boardState
                .fetchMissed(boardId, position)
                .thenApply(missed -> {
                    // From now on each connection counts what waits for it.
                    reservation.release();
                    return missed;
                }));
    }
}
