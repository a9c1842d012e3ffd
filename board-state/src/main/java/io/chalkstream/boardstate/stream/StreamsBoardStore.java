package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardStore;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.boardstate.board.Session;
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

/** One board in the stores of its partition. */
final class StreamsBoardStore implements BoardStore {
    private final String boardId;
    private final OpenStores stores;

    StreamsBoardStore(String boardId, OpenStores stores) {
        this.boardId = boardId;
        this.stores = stores;
    }

    @Override
    public Head head() {
        var head = read(stores.heads().get(boardId), Head.class);
        return head == null ? Head.BEGINNING : head;
    }

    @Override
    public @Nullable Element element(String id) {
        return read(stores.elements().get(BoardStores.key(boardId, id)), Element.class);
    }

    @Override
    public SortedMap<String, Element> elements() {
        return all(stores.elements(), Element.class);
    }

    @Override
    public Outcome.@Nullable Accepted event(long seq) {
        return read(stores.events().get(BoardStores.eventKey(boardId, seq)), Outcome.Accepted.class);
    }

    @Override
    public @Nullable Session session(String id) {
        return read(stores.sessions().get(BoardStores.key(boardId, id)), Session.class);
    }

    @Override
    public Map<String, Session> sessions() {
        return all(stores.sessions(), Session.class);
    }

    @Override
    public void putHead(Head head) {
        stores.heads().put(boardId, Json.bytes(head));
    }

    @Override
    public void putElement(Element element) {
        stores.elements().put(BoardStores.key(boardId, element.id()), Json.bytes(element));
    }

    @Override
    public void removeElement(String id) {
        stores.elements().delete(BoardStores.key(boardId, id));
    }

    @Override
    public void putEvent(Outcome.Accepted event) {
        stores.events().put(BoardStores.eventKey(boardId, event.seq()), Json.bytes(event));
    }

    @Override
    public void removeEvent(long seq) {
        stores.events().delete(BoardStores.eventKey(boardId, seq));
    }

    @Override
    public void putSession(String id, Session session) {
        stores.sessions().put(BoardStores.key(boardId, id), Json.bytes(session));
    }

    @Override
    public void removeSession(String id) {
        stores.sessions().delete(BoardStores.key(boardId, id));
    }

    /** All that belongs to the board, by its own ids. */
    private <T> SortedMap<String, T> all(KeyValueStore<String, byte[]> store, Class<T> type) {
        var all = new TreeMap<String, T>();
        String prefix = BoardStores.prefix(boardId);
        try (var entries = store.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(entry -> all.put(entry.key.substring(prefix.length()), stored(entry.value, type)));
        }
        return all;
    }

    private static <T> @Nullable T read(byte @Nullable [] json, Class<T> type) {
        return json == null ? null : stored(json, type);
    }

    /** What the store can't give back is no fault of the command that asks for it. */
    private static <T> T stored(byte[] json, Class<T> type) {
        try {
            return Json.read(json, type);
        } catch (InvalidMessageException e) {
            throw new IllegalStateException("a stored " + type.getSimpleName() + " can't be read", e);
        }
    }
}
