package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardStore;
import io.chalkstream.boardstate.board.DedupState;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One board in the store of its partition. Values are JSON. */
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
        var head = read(BoardKeys.head(boardId), Head.class);
        return head == null ? Head.BEGINNING : head;
    }

    @Override
    public @Nullable Element element(String id) {
        return read(BoardKeys.element(boardId, id), Element.class);
    }

    @Override
    public SortedMap<String, Element> elements() {
        return all(BoardKeys.elements(boardId), Element.class);
    }

    @Override
    public Outcome.@Nullable Accepted event(long seq) {
        return read(BoardKeys.event(boardId, seq), Outcome.Accepted.class);
    }

    @Override
    public long eventBytes(long seq) {
        byte[] json = store.get(BoardKeys.event(boardId, seq));
        return json == null ? 0 : json.length;
    }

    @Override
    public @Nullable DedupState session(String id) {
        return read(BoardKeys.session(boardId, id), DedupState.class);
    }

    @Override
    public Map<String, DedupState> sessions() {
        return all(BoardKeys.sessions(boardId), DedupState.class);
    }

    @Override
    public void putHead(Head head) {
        store.put(BoardKeys.head(boardId), Json.bytes(head));
    }

    @Override
    public void putElement(Element element) {
        store.put(BoardKeys.element(boardId, element.id()), Json.bytes(element));
    }

    @Override
    public void removeElement(String id) {
        store.delete(BoardKeys.element(boardId, id));
    }

    @Override
    public void putEvent(Outcome.Accepted event) {
        store.put(BoardKeys.event(boardId, event.seq()), Json.bytes(event));
    }

    @Override
    public void removeEvent(long seq) {
        store.delete(BoardKeys.event(boardId, seq));
    }

    @Override
    public void putSession(String id, DedupState session) {
        store.put(BoardKeys.session(boardId, id), Json.bytes(session));
    }

    @Override
    public void removeSession(String id) {
        store.delete(BoardKeys.session(boardId, id));
    }

    /** All values with this key prefix, by the rest of their keys. */
    private <T> SortedMap<String, T> all(String prefix, Class<T> type) {
        var all = new TreeMap<String, T>();
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> {
                beforeRead.run();
                all.put(entry.key.substring(prefix.length()), stored(entry.value, type));
            });
        }
        return all;
    }

    private <T> @Nullable T read(String key, Class<T> type) {
        beforeRead.run();
        byte[] json = store.get(key);
        return json == null ? null : stored(json, type);
    }

    /** An unreadable stored value is not the fault of the command, so it must not be refused. */
    private static <T> T stored(byte[] json, Class<T> type) {
        try {
            return Json.read(json, type);
        } catch (InvalidMessageException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " can't be read", e);
        }
    }
}
