package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.protocol.code.NotKeptException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads boards of the partitions that this instance owns. A thread is taken only while the store is read: neither a
 * partition that is behind, nor memory, nor a receiver is waited for in one. Thread-safe.
 */
@Singleton
final class LocalBoardReader {
    private static final int THREADS = 16;

    private final BoardPartitions partitions;
    private final BoardLocks locks;
    private final ReadMemory memory;
    /** Its queue is bounded by the reads that {@link BoardReader} lets in. */
    private final ThreadPoolExecutor executor;

    LocalBoardReader(BoardPartitions partitions, BoardLocks locks, ReadMemory memory) {
        this.partitions = partitions;
        this.locks = locks;
        this.memory = memory;
        executor = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), LocalBoardReader::thread);
        executor.allowCoreThreadTimeOut(true);
    }

    /** The thread pool, in which a read may begin. */
    ThreadPoolExecutor executor() {
        return executor;
    }

    /**
     * Completes {@code answer} with the board as of one event, while the stream thread goes on writing. The stage that is
     * returned completes with the size of the response in bytes. It fails with {@link BoardUnavailableException} if the
     * partition isn't here, isn't open, or can't catch up, or if there is no memory; and with {@link NotKeptException} if
     * the history no longer has what is requested.
     *
     * @param deadline as of {@link System#nanoTime()}
     */
    CompletableFuture<Long> read(
            BoardQuery query, int partition, CompletableFuture<BoardResponse> answer, long deadline) {
        return partitions
                .caughtUp(query.boardId(), partition, deadline)
                .thenApplyAsync(
                        ownership -> new OpenedRead(query, partition, ownership, partitions, locks, memory), executor)
                .thenCompose(opened -> memory.reserve(query.boardId(), opened.size(), deadline)
                        .thenApplyAsync(reservation -> opened.read(answer, reservation), executor));
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "board-reader");
        thread.setDaemon(true);
        return thread;
    }
}
