package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.boardstate.stream.BoardLocks;
import io.chalkstream.boardstate.stream.BoardStores;
import io.chalkstream.protocol.json.Json;
import jakarta.inject.Singleton;
import java.util.Iterator;
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

    LocalBoards(KafkaStreams streams, BoardLocks locks) {
        this.streams = streams;
        this.locks = locks;
    }

    /**
     * The board as of one event, while the stream thread goes on writing.
     *
     * @throws BoardUnavailableException if the partition isn't here, or not open
     */
    Snapshot read(String boardId, int partition) {
        try {
            var heads = store(BoardStores.HEADS, partition);
            var elements = store(BoardStores.ELEMENTS, partition);
            var opened = open(boardId, heads, elements);
            try (var entries = opened.entries()) {
                return Snapshot.of(opened.head(), values(entries));
            }
        } catch (InvalidStateStoreException | IllegalStateException e) {
            throw new BoardUnavailableException("the board's partition is not open", e);
        }
    }

    private record Opened(Head head, KeyValueIterator<String, byte[]> entries) {}

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
