package io.chalkstream.boardstate.stream;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stores that all boards of a partition share. Values are JSON. Neither board ids nor the other ids contain the
 * separator, so what belongs to one board lies together, in the order of the ids.
 */
public final class BoardStores {
    /** By board id. */
    public static final String HEADS = "heads";
    /** By board id and element id. */
    public static final String ELEMENTS = "elements";
    /** By board id and session id. */
    public static final String SESSIONS = "sessions";
    /** By board id and the event's number. */
    public static final String EVENTS = "events";

    private static final char SEPARATOR = '/';

    private BoardStores() {}

    /**
     * How the stores are made. Without Streams' cache in front: it would hold writes back until the commit, make the
     * commit longer, and take from a scan the consistent view that RocksDB gives.
     */
    static List<StoreBuilder<KeyValueStore<String, byte[]>>> builders() {
        return List.of(builder(HEADS), builder(ELEMENTS), builder(SESSIONS), builder(EVENTS));
    }

    /** The key of something that belongs to a board. */
    public static String key(String boardId, String id) {
        return boardId + SEPARATOR + id;
    }

    /** The key of an event; keys are in the order of the events' numbers. */
    public static String eventKey(String boardId, long seq) {
        return key(boardId, String.format("%016x", seq));
    }

    /** What the keys of all that belongs to a board begin with. */
    public static String prefix(String boardId) {
        return boardId + SEPARATOR;
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }
}
