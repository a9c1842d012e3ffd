package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.DamagedBoardException;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.PartitionOwnership;
import io.chalkstream.boardstate.stream.StoredFormats;
import io.chalkstream.kit.memory.MemoryBudget;
import io.chalkstream.protocol.code.NotKeptException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/** A read of a partition that has caught up. Each of its methods reads the store in the caller's thread. */
final class OpenedRead {
    private final BoardQuery query;
    private final int partition;
    private final PartitionOwnership ownership;
    private final BoardPartitions partitions;
    private final BoardLocks locks;
    private final ReadMemory memory;

    OpenedRead(
            BoardQuery query,
            int partition,
            PartitionOwnership ownership,
            BoardPartitions partitions,
            BoardLocks locks,
            ReadMemory memory) {
        this.query = query;
        this.partition = partition;
        this.ownership = ownership;
        this.partitions = partitions;
        this.locks = locks;
        this.memory = memory;
    }

    /** What the response takes, about; the board may grow until it is read. */
    long size() {
        try {
            byte[] head = partitions.store(partition).get(BoardKeys.head(query.boardId()));
            long bytes =
                    head == null ? 0 : StoredFormats.HEAD.read(head).contents().bytes();
            return query.resource().match(new ResponseSize(bytes));
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw notOpen(e);
        }
    }

    /** Completes {@code answer} with the response, writes its body, and returns how long that is in bytes. */
    long read(CompletableFuture<BoardResponse> answer, MemoryBudget.Reservation reservation) {
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
}
