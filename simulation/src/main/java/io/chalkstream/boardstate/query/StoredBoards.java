package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.boardstate.stream.CommandProgress;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.fanout.BoardMetadata;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Opens board-state's reads of its own partitions to the simulation: each is one step of the simulation's thread. */
public final class StoredBoards {
    /** Real time, which hardly passes: a simulated request has a simulated time-out. */
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final BoardPartitions partitions;
    private final BoardLocks locks;
    private final ReadMemory memory = new ReadMemory();

    /** A whole answer. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares answers or changes them
    public record Answer(BoardMetadata metadata, byte[] body) {}

    public StoredBoards(
            IntFunction<ReadOnlyKeyValueStore<String, byte[]>> stores,
            CommandProgress progress,
            CommandLog log,
            BoardLocks locks) {
        this.partitions = new OwnedPartitions(stores, progress, log);
        this.locks = locks;
    }

    /** The board as it is now. */
    public CompletionStage<Answer> snapshot(String boardId, int partition) {
        return read(boardId, partition, new BoardResource.Current());
    }

    /** All events after this one. */
    public CompletionStage<Answer> missed(String boardId, int partition, long after) {
        return read(boardId, partition, new BoardResource.Missed(after));
    }

    private CompletionStage<Answer> read(String boardId, int partition, BoardResource resource) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        var query = new BoardQuery(boardId, resource, false, true);
        var response = new CompletableFuture<BoardResponse>();
        return partitions
                .caughtUp(boardId, partition, deadline)
                .thenApply(ownership -> new OpenedRead(query, partition, ownership, partitions, locks, memory))
                .thenCompose(opened -> memory.reserve(boardId, opened.size(), deadline)
                        .thenApply(reservation -> answer(opened, response, reservation)));
    }

    private static Answer answer(
            OpenedRead opened, CompletableFuture<BoardResponse> response, MemoryBudget.Reservation reservation) {
        var whole = response.thenApply(begun -> {
            ((StreamingBody) begun.body()).retain();
            return begun;
        });
        long unused = opened.read(response, reservation);
        var begun = whole.join();
        try {
            return new Answer(begun.metadata(), begun.body().awaitBytes());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a whole body is there at once", e);
        } finally {
            begun.body().release();
        }
    }

    /** The bytes that answers hold. */
    public long memoryInUse() {
        return memory.used();
    }
}
