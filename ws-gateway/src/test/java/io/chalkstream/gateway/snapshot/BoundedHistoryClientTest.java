package io.chalkstream.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.command.Role;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BoundedHistoryClientTest {
    private final Deque<CompletableFuture<FetchedHistory>> fetches = new ArrayDeque<>();
    private final MemoryBudget memory =
            new MemoryBudget(BoundedHistoryClient.MAX_BYTES, BoundedHistoryClient.MAX_BYTES);
    private final BoundedHistoryClient bounded = new BoundedHistoryClient(
            (boardId, upTo, reader, gzip) -> {
                var fetch = new CompletableFuture<FetchedHistory>();
                fetches.add(fetch);
                return fetch;
            },
            memory,
            Runnable::run);

    @Test
    void a_history_waits_until_the_largest_one_would_fit_and_holds_its_own_size_until_it_is_released() {
        var first = bounded.fetch("b1", 9, Role.STUDENT, true).toCompletableFuture();
        var second = bounded.fetch("b2", 9, Role.STUDENT, true).toCompletableFuture();
        assertThat(fetches).hasSize(1);

        fetches.remove().complete(new FetchedHistory(List.of(new byte[3], new byte[2]), true, () -> {}));

        assertThat(memory.reserved()).isEqualTo(5);
        assertThat(fetches).isEmpty();
        first.join().release().run();
        fetches.remove().completeExceptionally(new IllegalStateException("away"));
        assertThat(second).isCompletedExceptionally();
        assertThat(memory.reserved()).isZero();
    }
}
