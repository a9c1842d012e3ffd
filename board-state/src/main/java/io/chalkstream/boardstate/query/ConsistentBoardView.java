package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.BoardWithHistory;
import io.chalkstream.boardstate.board.DamagedBoardException;
import io.chalkstream.boardstate.board.DedupState;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.boardstate.stream.BoardKeys;
import io.chalkstream.boardstate.stream.StoredFormats;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.NotKeptException;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A consistent view of a board as of one event, while the stream thread goes on writing. Its elements can be iterated
 * once. Its events are immutable, but may be removed meanwhile. Must be closed.
 */
final class ConsistentBoardView implements BoardWithHistory, AutoCloseable {
    private final String id;
    private final ReadOnlyKeyValueStore<String, byte[]> store;
    private final Head head;
    private final @Nullable DedupState dedupState;
    private final KeyValueIterator<String, byte[]> entries;
    private final Lock lock;

    private ConsistentBoardView(
            String id,
            ReadOnlyKeyValueStore<String, byte[]> store,
            Head head,
            @Nullable DedupState dedupState,
            KeyValueIterator<String, byte[]> entries,
            Lock lock) {
        this.id = id;
        this.store = store;
        this.head = head;
        this.dedupState = dedupState;
        this.entries = entries;
        this.lock = lock;
    }

    /**
     * Opens a view. RocksDB's iterator keeps a snapshot of the store: only opening it needs the lock.
     *
     * @param opSequence whose deduplication state to read, null for none
     */
    static ConsistentBoardView of(
            String id, ReadOnlyKeyValueStore<String, byte[]> store, Lock lock, @Nullable String opSequence) {
        lock.lock();
        try {
            byte[] head = store.get(BoardKeys.head(id));
            byte[] dedupState = opSequence == null ? null : store.get(BoardKeys.dedupState(id, opSequence));
            var entries = store.prefixScan(BoardKeys.elements(id), new StringSerializer());
            var unused = entries.hasNext(); // Streams opens the store's own iterator at the first use
            return new ConsistentBoardView(
                    id,
                    store,
                    head == null ? Head.BEGINNING : StoredFormats.HEAD.read(head),
                    dedupState == null ? null : StoredFormats.DEDUP_STATE.read(dedupState),
                    entries,
                    lock);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Head head() {
        return head;
    }

    /** The elements as JSON, ordered by id. Can be iterated once. */
    Iterator<byte[]> elementsJson() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                // The elements of a deleted board are removed little by little.
                return head.seq() > 0 && entries.hasNext();
            }

            @Override
            public byte[] next() {
                return StoredFormats.ELEMENT.current(entries.next().value);
            }
        };
    }

    @Override
    public SortedMap<String, Element> elements() {
        var all = new TreeMap<String, Element>();
        elementsJson().forEachRemaining(json -> {
            var element = StoredFormats.ELEMENT.read(json);
            all.put(element.id(), element);
        });
        return all;
    }

    /**
     * The event, which must belong to the current epoch.
     *
     * @throws NotKeptException if it is no longer stored: it has just been removed
     * @throws DamagedBoardException if the history has a hole there
     */
    @Override
    public Outcome.Accepted event(long seq) {
        byte[] json = store.get(BoardKeys.event(id, seq));
        var event = json == null ? null : StoredFormats.EVENT.read(json);
        if (event == null && isStillInHistory(seq)) {
            throw new DamagedBoardException("event " + seq + " is missing");
        }
        if (event == null || event.epoch() != head.epoch()) {
            throw new NotKeptException("event " + seq + " is no longer kept");
        }
        return event;
    }

    /** With the lock: events are removed, and the head is changed for that, at once. */
    private boolean isStillInHistory(long seq) {
        lock.lock();
        try {
            byte[] json = store.get(BoardKeys.head(id));
            var now = json == null ? Head.BEGINNING : StoredFormats.HEAD.read(json);
            return now.seq() >= seq
                    && now.epoch() == head.epoch()
                    && now.reachesBackTo(seq - 1)
                    && store.get(BoardKeys.event(id, seq)) == null;
        } finally {
            lock.unlock();
        }
    }

    /** The stored events of the board's life as JSON, the newest first. Must be closed. */
    EventsJson eventsJson() {
        return new EventsJson(
                store.reverseRange(BoardKeys.event(id, Math.max(1, head.oldest())), BoardKeys.event(id, head.seq())));
    }

    /** Events as JSON, the newest first. */
    record EventsJson(KeyValueIterator<String, byte[]> entries) implements Iterator<byte[]>, AutoCloseable {
        @Override
        public boolean hasNext() {
            return entries.hasNext();
        }

        @Override
        public byte[] next() {
            return entries.next().value;
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    /** The requested deduplication state, null if unknown. */
    @Nullable
    DedupState dedupState() {
        return dedupState;
    }

    @Override
    public void close() {
        entries.close();
    }
}
