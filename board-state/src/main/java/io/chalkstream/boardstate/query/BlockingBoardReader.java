package io.chalkstream.boardstate.query;

import io.chalkstream.protocol.json.ElementsParser;
import io.chalkstream.protocol.json.Json;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Reads parts of boards for an import. Thread-safe; blocks. */
@Singleton
public final class BlockingBoardReader {
    private final BoardReader boards;

    BlockingBoardReader(BoardReader boards) {
        this.boards = boards;
    }

    /**
     * The ids of the board's elements.
     *
     * @throws BoardUnavailableException if the board can't be read at the moment
     */
    public Set<String> elementIds(String boardId) {
        var ids = new HashSet<String>();
        var parser = new ElementsParser(element -> ids.add(element.id()));
        read(boardId, new BoardResource.Current(), chunk -> parser.feed(chunk, chunk.length));
        parser.end();
        return ids;
    }

    /**
     * The outcomes of a client's operations, including all that Kafka holds now.
     *
     * @throws BoardUnavailableException if the board can't be read at the moment
     */
    public ClientOutcomes outcomes(String boardId, String client) {
        var json = new ByteArrayOutputStream();
        read(boardId, new BoardResource.Outcomes(client), json::writeBytes);
        return Json.read(json.toByteArray(), ClientOutcomes.class);
    }

    private void read(String boardId, BoardResource resource, Consumer<byte[]> chunks) {
        try {
            var body = boards.read(new BoardQuery(boardId, resource, false, false))
                    .toCompletableFuture()
                    .get()
                    .body();
            try {
                int number = 0;
                for (byte[] chunk = body.awaitChunk(number); chunk != null; chunk = body.awaitChunk(++number)) {
                    chunks.accept(chunk);
                }
            } finally {
                body.release();
            }
        } catch (ExecutionException e) {
            throw new BoardUnavailableException("the board can't be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoardUnavailableException("stopped while reading the board", e);
        }
    }
}
