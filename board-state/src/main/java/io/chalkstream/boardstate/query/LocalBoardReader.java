package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.stream.BoardLocks;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;

/** Reads boards of the partitions that this instance owns. Thread-safe; blocks. */
@Singleton
final class LocalBoardReader {
    private final OwnedPartitions partitions;
    private final BoardLocks locks;
    private final ReadMemory memory;

    LocalBoardReader(OwnedPartitions partitions, BoardLocks locks, ReadMemory memory) {
        this.partitions = partitions;
        this.locks = locks;
        this.memory = memory;
    }

    /**
     * Completes {@code answer} with the board as of one event, while the stream thread goes on writing.
     *
     * @param deadline as of {@link System#nanoTime()}
     * @return the size of the response in bytes
     * @throws BoardUnavailableException if the partition isn't here, isn't open, or can't catch up; {@code answer} is
     *     not completed then
     * @throws io.chalkstream.protocol.code.NotKeptException if the history no longer has what is requested
     */
    long read(BoardQuery query, int partition, CompletableFuture<BoardResponse> answer, long deadline) {
        String client = query.resource() instanceof BoardResource.Outcomes of ? of.client() : null;
        try (var board = open(query.boardId(), partition, client, deadline)) {
            var body = memory.body(query.resource()
                    .match(new ResponseSize(board.head().contents().bytes())));
            try {
                var found = query.resource().match(new BoardResponses(board));
                answer.complete(new BoardResponse(found.metadata(), query.gzip(), body));
                write(found.body(), body, query.gzip());
                return body.bytes();
            } finally {
                body.release();
            }
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new BoardUnavailableException("the board's partition is not open", e);
        }
    }

    private ConsistentBoardView open(String boardId, int partition, @Nullable String client, long deadline) {
        var opened = partitions.open(partition, deadline);
        var board = ConsistentBoardView.of(boardId, opened.store(), locks.of(boardId), client);
        try {
            partitions.requireStillOwned(opened);
            return board;
        } catch (BoardUnavailableException e) {
            board.close();
            throw e;
        }
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
