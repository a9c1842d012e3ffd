package io.chalkstream.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.room.FakeBoardStateClient;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.kit.memory.MemoryBudget;
import org.junit.jupiter.api.Test;

class BoundedBoardStateClientTest {
    private static final Position AT = new Position(1, 7);

    private final FakeBoardStateClient boardState = new FakeBoardStateClient();
    private final MemoryBudget memory =
            new MemoryBudget(BoundedBoardStateClient.SNAPSHOT_BYTES, BoundedBoardStateClient.SNAPSHOT_BYTES);
    private final BoundedBoardStateClient bounded = new BoundedBoardStateClient(boardState, memory, Runnable::run);

    @Test
    void a_fetch_waits_until_the_largest_response_would_fit() {
        bounded.fetchSnapshot("b1");
        bounded.fetchSnapshot("b2");
        assertThat(boardState.fetches()).isEqualTo(1);

        boardState.fail();

        assertThat(boardState.fetches()).isEqualTo(2);
    }

    @Test
    void a_snapshot_reserves_its_size_until_it_is_released() {
        var snapshot = bounded.fetchSnapshot("b1").toCompletableFuture();
        boardState.answer(AT);
        assertThat(memory.reserved()).isEqualTo(snapshot.join().frame().bytes());

        snapshot.join().lease().release();

        assertThat(memory.reserved()).isZero();
    }

    @Test
    void missed_events_reserve_no_memory_once_they_are_fetched() {
        var missed = bounded.fetchMissed("b1", AT).toCompletableFuture();
        assertThat(memory.reserved()).isPositive();
        boardState.answerMissed(new Position(1, 9));

        assertThat(missed).isCompleted();
        assertThat(memory.reserved()).isZero();
    }

    @Test
    void a_failed_fetch_reserves_no_memory() {
        var snapshot = bounded.fetchSnapshot("b1").toCompletableFuture();
        boardState.fail();

        assertThat(snapshot).isCompletedExceptionally();
        assertThat(memory.reserved()).isZero();
    }
}
