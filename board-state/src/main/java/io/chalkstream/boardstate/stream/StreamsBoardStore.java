package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardStore;
import io.chalkstream.boardstate.board.DedupState;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.JsonFormat;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One board in the store of its partition. Values are in their {@link StoredFormats}. */
final class StreamsBoardStore implements BoardStore {
    private final String boardId;
    private final KeyValueStore<String, byte[]> store;
    private final Runnable beforeRead;

    StreamsBoardStore(String boardId, KeyValueStore<String, byte[]> store) {
        this(boardId, store, () -> {});
    }

    /** @param beforeRead runs before each value is read, and may throw */
    StreamsBoardStore(String boardId, KeyValueStore<String, byte[]> store, Runnable beforeRead) {
        this.boardId = boardId;
        this.store = store;
        this.beforeRead = beforeRead;
    }

    @Override
    public Head head() {
        var head = read(BoardKeys.head(boardId), StoredFormats.HEAD);
        return head == null ? Head.BEGINNING : head;
    }

    @Override
    public @Nullable Element element(String id) {
        return read(BoardKeys.element(boardId, id), StoredFormats.ELEMENT);
    }

    @Override
    public SortedMap<String, Element> elements() {
        return all(BoardKeys.elements(boardId), StoredFormats.ELEMENT);
    }

    @Override
    public Outcome.@Nullable Accepted event(long seq) {
        return read(BoardKeys.event(boardId, seq), StoredFormats.EVENT);
    }

    @Override
    public long eventBytes(long seq) {
        byte[] json = store.get(BoardKeys.event(boardId, seq));
        return json == null ? 0 : json.length;
    }

    @Override
    public @Nullable DedupState dedupState(String opSequence) {
        return read(BoardKeys.dedupState(boardId, opSequence), StoredFormats.DEDUP_STATE);
    }

    @Override
    public SortedMap<String, DedupState> dedupStatesAfter(@Nullable String opSequence, int max) {
        String prefix = BoardKeys.dedupStates(boardId);
        var some = new TreeMap<String, DedupState>();
        try (var entries = store.range(opSequence == null ? prefix : prefix + opSequence + '\0', prefix + '\uffff')) {
            while (some.size() < max && entries.hasNext()) {
                var entry = entries.next();
                some.put(entry.key.substring(prefix.length()), stored(entry.value, StoredFormats.DEDUP_STATE));
            }
        }
        return some;
    }

    @Override
    public void putHead(Head head) {
        store.put(BoardKeys.head(boardId), StoredFormats.HEAD.write(head));
    }

    @Override
    public void putElement(Element element) {
        store.put(BoardKeys.element(boardId, element.id()), StoredFormats.ELEMENT.write(element));
    }

    @Override
    public void removeElement(String id) {
        store.delete(BoardKeys.element(boardId, id));
    }

    @Override
    public void putEvent(Outcome.Accepted event) {
        store.put(BoardKeys.event(boardId, event.seq()), StoredFormats.EVENT.write(event));
    }

    @Override
    public void removeEvent(long seq) {
        store.delete(BoardKeys.event(boardId, seq));
    }

    @Override
    public void putDedupState(String opSequence, DedupState state) {
        store.put(BoardKeys.dedupState(boardId, opSequence), StoredFormats.DEDUP_STATE.write(state));
    }

    @Override
    public void removeDedupState(String opSequence) {
        store.delete(BoardKeys.dedupState(boardId, opSequence));
    }

    /** All values with this key prefix, by the rest of their keys. */
    private <T> SortedMap<String, T> all(String prefix, JsonFormat<T> format) {
        var all = new TreeMap<String, T>();
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> {
                beforeRead.run();
                all.put(entry.key.substring(prefix.length()), stored(entry.value, format));
            });
        }
        return all;
    }

    private <T> @Nullable T read(String key, JsonFormat<T> format) {
        beforeRead.run();
        byte[] json = store.get(key);
        return json == null ? null : stored(json, format);
    }

    /** An unreadable stored value is not the fault of the command, so it must not be refused. */
    private static <T> T stored(byte[] json, JsonFormat<T> format) {
        try {
            return format.read(json);
        } catch (InvalidMessageException e) {
            throw new IllegalStateException("a stored " + format + " can't be read", e);
        }
    }
}
