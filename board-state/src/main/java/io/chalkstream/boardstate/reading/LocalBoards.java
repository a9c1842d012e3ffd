package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.BoardStores;
import io.chalkstream.boardstate.stream.CommandLog;
import io.chalkstream.boardstate.stream.Progress;
import io.chalkstream.protocol.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads boards of the partitions that this instance owns. */
@Singleton
final class LocalBoards {
    private final KafkaStreams streams;
    private final BoardLocks locks;
    private final Progress progress;
    private final CommandLog log;

    LocalBoards(KafkaStreams streams, BoardLocks locks, Progress progress, CommandLog log) {
        this.streams = streams;
        this.locks = locks;
        this.progress = progress;
        this.log = log;
    }

    /**
     * Completes {@code answer} with the board as of one event, while the stream thread goes on writing.
     *
     * @param deadline as of {@link System#nanoTime()}
     * @return the bytes of the answer
     * @throws BoardUnavailableException if the partition isn't here, not open, or can't catch up; the answer isn't complete then
     */
    long read(BoardQuery query, int partition, CompletableFuture<BoardAnswer> answer, long deadline) {
        try (var opened = open(query.boardId(), partition, deadline)) {
            var body = new Body();
            var head = opened.head();
            answer.complete(
                    new BoardAnswer(Long.toString(head.epoch()), Long.toString(head.seq()), query.gzip(), body));
            write(opened, body, query.gzip());
            return body.bytes();
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new BoardUnavailableException("the board's partition is not open", e);
        }
    }

    private record Opened(Head head, KeyValueIterator<String, byte[]> entries) implements AutoCloseable {
        @Override
        public void close() {
            entries.close();
        }
    }

    /**
     * Opens the board when all commands are carried out that the broker has now. So what was acknowledged before is in it: also if
     * another instance has taken the partition and this one hasn't noticed yet, or if this one has just taken it
     * and what its predecessor hadn't committed comes again.
     */
    private Opened open(String boardId, int partition, long deadline) {
        var tenure = progress.of(partition);
        if (tenure == null) {
            throw new BoardUnavailableException("the board's partition is not here");
        }
        awaitAll(tenure, partition, deadline);
        var opened = open(boardId, store(BoardStores.HEADS, partition), store(BoardStores.ELEMENTS, partition));
        if (!tenure.equals(progress.of(partition))) {
            opened.close();
            throw new BoardUnavailableException("the board's partition has just been opened again");
        }
        return opened;
    }

    private void awaitAll(Progress.Tenure tenure, int partition, long deadline) {
        try {
            long end = log.end(partition).toCompletableFuture().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (!tenure.await(end, deadline)) {
                throw new BoardUnavailableException("the board's partition is behind");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new BoardUnavailableException("Kafka doesn't say how many commands there are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BoardUnavailableException("stopped while waiting for commands", e);
        }
    }

    /** RocksDB's iterator goes on seeing the store as it was when it was opened: only opening it needs the lock. */
    private Opened open(
            String boardId,
            ReadOnlyKeyValueStore<String, byte[]> heads,
            ReadOnlyKeyValueStore<String, byte[]> elements) {
        var lock = locks.of(boardId);
        lock.lock();
        try {
            byte[] json = heads.get(boardId);
            var head = json == null ? Head.BEGINNING : Json.read(json, Head.class);
            var entries = elements.prefixScan(BoardStores.prefix(boardId), new StringSerializer());
            var unused = entries.hasNext(); // Streams opens the store's own iterator at the first use
            return new Opened(head, entries);
        } finally {
            lock.unlock();
        }
    }

    /** Of this partition alone: another partition's store would know nothing of the board, and say that it is empty. */
    private ReadOnlyKeyValueStore<String, byte[]> store(String name, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, byte[]>keyValueStore())
                        .withPartition(partition));
    }

    /** A failure from here on breaks the answer off: it has begun. */
    private static void write(Opened opened, Body body, boolean gzip) {
        try {
            OutputStream frame = gzip ? new QuickGzip(body) : body;
            Snapshot.write(opened.head(), values(opened.entries()), frame);
            frame.close();
        } catch (IOException | RuntimeException e) {
            body.fail(e);
        }
    }

    private static Iterator<byte[]> values(KeyValueIterator<String, byte[]> entries) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public byte[] next() {
                return entries.next().value;
            }
        };
    }
}
