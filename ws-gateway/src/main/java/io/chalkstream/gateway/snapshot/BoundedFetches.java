package io.chalkstream.gateway.snapshot;

import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.kit.memory.MemoryBudget.Reservation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Lets fetches begin when their largest answer would fit into the memory that there is for them. Boards take turns. */
final class BoundedFetches {
    private final MemoryBudget budget;
    private final Executor executor;

    /** @param executor where a fetch begins that had to wait; never in the thread that made room, which may hold locks */
    BoundedFetches(MemoryBudget budget, Executor executor) {
        this.budget = budget;
        this.executor = executor;
    }

    /** Fetches within so many bytes. A fetch that fails gives them back; otherwise whoever gets the reservation does. */
    <T> CompletionStage<T> fetch(String boardId, int bytes, Function<Reservation, CompletionStage<T>> fetch) {
        var answer = new CompletableFuture<T>();
        budget.reserve(
                boardId,
                bytes,
                reservation -> executor.execute(() -> fetch.apply(reservation).whenComplete((value, failure) -> {
                    if (failure == null) {
                        answer.complete(value);
                    } else {
                        reservation.release();
                        answer.completeExceptionally(failure);
                    }
                })));
        return answer;
    }
}
