package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.boardstate.stream.CommandProgress;
import io.chalkstream.boardstate.stream.PartitionOwnership;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The partitions of Kafka Streams. */
@Singleton
final class OwnedPartitions implements BoardPartitions {
    private final IntFunction<ReadOnlyKeyValueStore<String, byte[]>> stores;
    private final CommandProgress progress;
    private final CommandLog log;

    @Inject
    OwnedPartitions(KafkaStreams streams, CommandProgress progress, CommandLog log) {
        this(partition -> store(streams, partition), progress, log);
    }

    /** @param stores the open store of a partition that is here */
    OwnedPartitions(
            IntFunction<ReadOnlyKeyValueStore<String, byte[]>> stores, CommandProgress progress, CommandLog log) {
        this.stores = stores;
        this.progress = progress;
        this.log = log;
    }

    @Override
    public CompletableFuture<PartitionOwnership> caughtUp(String boardId, int partition, long deadline) {
        var ownership = progress.of(partition);
        if (ownership == null) {
            return CompletableFuture.failedFuture(new BoardUnavailableException("the board's partition is not here"));
        }
        var caughtUp = new CompletableFuture<PartitionOwnership>();
        var unused = log.endOffset(partition)
                .thenCompose(end -> reached(ownership, boardId, end, caughtUp))
                .whenComplete((done, failure) -> {
                    if (failure == null) {
                        caughtUp.complete(ownership);
                    } else {
                        caughtUp.completeExceptionally(failure);
                    }
                });
        return caughtUp.orTimeout(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .exceptionally(failure -> {
                    throw new BoardUnavailableException("the board is behind", failure);
                });
    }

    /** Waits no longer than {@code caughtUp} does. */
    private static CompletableFuture<Void> reached(
            PartitionOwnership ownership, String boardId, long end, CompletableFuture<PartitionOwnership> caughtUp) {
        var reached = ownership.reached(boardId, end);
        var unused = caughtUp.exceptionally(failure -> {
            reached.completeExceptionally(failure);
            return ownership;
        });
        return reached;
    }

    @Override
    public void requireStillOwned(int partition, PartitionOwnership ownership) {
        if (!ownership.equals(progress.of(partition))) {
            throw new BoardUnavailableException("the board's partition has just been opened again");
        }
    }

    @Override
    public ReadOnlyKeyValueStore<String, byte[]> store(int partition) {
        return stores.apply(partition);
    }

    /** Of this partition only: another partition's store would show the board as empty. */
    private static ReadOnlyKeyValueStore<String, byte[]> store(KafkaStreams streams, int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(
                        BoardKeys.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore())
                .withPartition(partition));
    }
}
