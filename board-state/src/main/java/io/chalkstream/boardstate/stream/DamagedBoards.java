package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The boards of a partition in whose store something is missing. They are read-only until they are deleted.
 * Used by one stream thread.
 */
final class DamagedBoards {
    private static final Logger LOG = Logger.getLogger(DamagedBoards.class);

    static final String REFUSAL = "the board is damaged and can only be read";

    private final KeyValueStore<String, byte[]> store;
    private final BoardStateMeters meters;
    private final Set<String> boards = new TreeSet<>();

    /** What is stored of a damaged board. */
    record Damage(String reason) {}

    DamagedBoards(KeyValueStore<String, byte[]> store, BoardStateMeters meters) {
        this.store = store;
        this.meters = meters;
        try (var all = store.prefixScan(BoardKeys.DAMAGE, new StringSerializer())) {
            all.forEachRemaining(entry -> found(
                    entry.key.substring(BoardKeys.DAMAGE.length()),
                    StoredFormats.DAMAGE.read(entry.value).reason()));
        }
    }

    boolean contains(String boardId) {
        return boards.contains(boardId);
    }

    /** Makes the board read-only, and raises the alarm. */
    void add(String boardId, String reason) {
        store.put(BoardKeys.damage(boardId), StoredFormats.DAMAGE.write(new Damage(reason)));
        found(boardId, reason);
    }

    /** A deletion mends a board. */
    void removeIfEmpty(String boardId) {
        if (boards.contains(boardId)
                && new StreamsBoardStore(boardId, store).head().seq() == 0) {
            boards.remove(boardId);
            store.delete(BoardKeys.damage(boardId));
        }
    }

    private void found(String boardId, String reason) {
        boards.add(boardId);
        LOG.errorf("Board #%s is damaged and read-only: %s", LoggedBoard.hash(boardId), reason);
        meters.damagedBoard();
    }
}
