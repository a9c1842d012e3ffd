package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.PartitionOwnership;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Read access to the partitions that this instance owns. Thread-safe. */
interface BoardPartitions {
    /**
     * Completes once the board includes every command that the broker has now, so that acknowledged changes are never
     * missing: neither if another instance has taken over unnoticed, nor if this one is still replaying its predecessor's
     * uncommitted commands. What waits for a large command of the board is waited for, too. Fails with
     * {@link BoardUnavailableException} if the partition isn't owned here, or the board can't catch up in time. Completes
     * in a thread that must not be held up.
     *
     * @param deadline as of {@link System#nanoTime()}
     */
    CompletableFuture<PartitionOwnership> caughtUp(String boardId, int partition, long deadline);

    /** The store of this partition alone. */
    ReadOnlyKeyValueStore<String, byte[]> store(int partition);

    /**
     * Check after opening anything in the store: the partition may have been reopened meanwhile, and be behind.
     *
     * @throws BoardUnavailableException if it has been
     */
    void requireStillOwned(int partition, PartitionOwnership ownership);
}
