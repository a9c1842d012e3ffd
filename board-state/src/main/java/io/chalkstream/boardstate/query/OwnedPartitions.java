package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.boardstate.stream.CommandProgress;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Read access to the partitions that this instance owns. */
@Singleton
final class OwnedPartitions {
    private final KafkaStreams streams;
    private final CommandProgress progress;
    private final CommandLog log;

    OwnedPartitions(KafkaStreams streams, CommandProgress progress, CommandLog log) {
        this.streams = streams;
        this.progress = progress;
        this.log = log;
    }

    /** An open store and the ownership under which it was opened. */
    record OpenStore(
            int partition, CommandProgress.PartitionOwnership ownership, ReadOnlyKeyValueStore<String, byte[]> store) {}

    /**
     * The partition's store, once it includes every command that the broker has now, so that acknowledged changes are
     * never missing: neither if another instance has taken over unnoticed, nor if this one is still replaying its
     * predecessor's uncommitted commands. Blocks.
     *
     * @param deadline as of {@link System#nanoTime()}
     * @throws BoardUnavailableException if the partition isn't owned here, or can't catch up in time
     */
    OpenStore open(int partition, long deadline) {
        var ownership = progress.of(partition);
        if (ownership == null) {
            throw new BoardUnavailableException("the board's partition is not here");
        }
        awaitCommands(ownership, partition, deadline);
        return new OpenStore(partition, ownership, store(partition));
    }

    /** Check after opening anything in the store: the partition may have been reopened meanwhile, and be behind. */
    void requireStillOwned(OpenStore opened) {
        if (!opened.ownership().equals(progress.of(opened.partition()))) {
            throw new BoardUnavailableException("the board's partition has just been opened again");
        }
    }

    private void awaitCommands(CommandProgress.PartitionOwnership ownership, int partition, long deadline) {
        try {
            long end = log.endOffset(partition)
                    .toCompletableFuture()
                    .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!ownership.await(end, deadline)) {
                throw new BoardUnavailableException("the board's partition is behind");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new BoardUnavailableException("Kafka doesn't say how many commands there are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoardUnavailableException("stopped while waiting for commands", e);
        }
    }

    /** Of this partition only: another partition's store would show the board as empty. */
    private ReadOnlyKeyValueStore<String, byte[]> store(int partition) {
        return streams.store(StoreQueryParameters.fromNameAndType(
                        BoardKeys.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore())
                .withPartition(partition));
    }
}
