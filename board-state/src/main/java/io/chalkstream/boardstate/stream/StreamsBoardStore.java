package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardStore;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.boardstate.board.Session;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** One board in the stores of its partition. */
final class StreamsBoardStore implements BoardStore {
    private final String boardId;
    private final KeyValueStore<String, byte[]> heads;
    private final KeyValueStore<String, byte[]> elements;
    private final KeyValueStore<String, byte[]> sessions;

    StreamsBoardStore(
            String boardId,
            KeyValueStore<String, byte[]> heads,
            KeyValueStore<String, byte[]> elements,
            KeyValueStore<String, byte[]> sessions) {
        this.boardId = boardId;
        this.heads = heads;
        this.elements = elements;
        this.sessions = sessions;
    }

    @Override
    public Head head() {
        var head = read(heads.get(boardId), Head.class);
        return head == null ? Head.BEGINNING : head;
    }

    @Override
    public @Nullable Element element(String id) {
        return read(elements.get(BoardStores.key(boardId, id)), Element.class);
    }

    @Override
    public @Nullable Session session(String id) {
        return read(sessions.get(BoardStores.key(boardId, id)), Session.class);
    }

    @Override
    public Map<String, Session> sessions() {
        var all = new HashMap<String, Session>();
        String prefix = BoardStores.prefix(boardId);
        try (var entries = sessions.prefixScan(prefix, new StringSerializer())) {
            entries.forEachRemaining(
                    entry -> all.put(entry.key.substring(prefix.length()), stored(entry.value, Session.class)));
        }
        return all;
    }

    @Override
    public void putHead(Head head) {
        heads.put(boardId, Json.bytes(head));
    }

    @Override
    public void putElement(Element element) {
        elements.put(BoardStores.key(boardId, element.id()), Json.bytes(element));
    }

    @Override
    public void removeElement(String id) {
        elements.delete(BoardStores.key(boardId, id));
    }

    @Override
    public void putSession(String id, Session session) {
        sessions.put(BoardStores.key(boardId, id), Json.bytes(session));
    }

    @Override
    public void removeSession(String id) {
        sessions.delete(BoardStores.key(boardId, id));
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
