package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.DamagedBoardException;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.PartitionOwnership;
import io.chalkstream.boardstate.stream.StoredFormats;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.code.NotKeptException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

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
                .caughtUp(partition, deadline)
                .thenApplyAsync(ownership -> new OpenedRead(query, partition, ownership), executor)
                .thenCompose(opened -> memory.reserve(query.boardId(), opened.size(), deadline)
                        .thenApplyAsync(reservation -> opened.read(answer, reservation), executor));
    }

    /** A read of a partition that has caught up. Used in the executor's threads. */
    private final class OpenedRead {
        private final BoardQuery query;
        private final int partition;
        private final PartitionOwnership ownership;

        OpenedRead(BoardQuery query, int partition, PartitionOwnership ownership) {
            this.query = query;
            this.partition = partition;
            this.ownership = ownership;
        }

        /** What the response takes, about; the board may grow until it is read. */
        private long size() {
            try {
                byte[] head = partitions.store(partition).get(BoardKeys.head(query.boardId()));
                long bytes = head == null
                        ? 0
                        : StoredFormats.HEAD.read(head).contents().bytes();
                return query.resource().match(new ResponseSize(bytes));
            } catch (InvalidStateStoreException | IllegalStateException e) {
                throw notOpen(e);
            }
        }

        private long read(CompletableFuture<BoardResponse> answer, MemoryBudget.Reservation reservation) {
            var body = memory.body(reservation);
            try (var board = open()) {
                var found = query.resource().match(new BoardResponses(board));
                answer.complete(new BoardResponse(found.metadata(), query.gzip(), body));
                write(found.body(), body, query.gzip());
                return body.bytes();
            } catch (InvalidStateStoreException | IllegalStateException e) {
                throw notOpen(e);
            } catch (DamagedBoardException e) {
                ownership.reportDamage(query.boardId(), String.valueOf(e.getMessage()));
                throw new NotKeptException(e.getMessage() + ": the board is damaged and read-only until it is mended");
            } finally {
                body.release();
            }
        }

        private ConsistentBoardView open() {
            var board = ConsistentBoardView.of(
                    query.boardId(), partitions.store(partition), locks.of(query.boardId()), client());
            try {
                partitions.requireStillOwned(partition, ownership);
                return board;
            } catch (BoardUnavailableException e) {
                board.close();
                throw e;
            }
        }

        private @Nullable String client() {
            return query.resource() instanceof BoardResource.Outcomes of ? of.client() : null;
        }
    }

    private static BoardUnavailableException notOpen(RuntimeException e) {
        return new BoardUnavailableException("the board's partition is not open", e);
    }

    /** The response has begun: a failure from here on aborts it. */
    private static void write(BoardResponses.BodyWriter writing, StreamingBody body, boolean gzip) {
        try {
            OutputStream out = gzip ? new FastGzipOutputStream(body) : body;
            writing.to(out);
            out.close();
        } catch (IOException | RuntimeException e) {
            body.fail(e);
        }
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
