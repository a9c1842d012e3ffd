package io.chalkstream.boardstate.stream;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The commands of boards that wait for the end of a large one, by their offsets. Used by one stream thread. */
final class WaitingCommands {
    /** The number of commands that may wait for one board. */
    static final int MAX_COMMANDS = 4_096;
    /** Their size in bytes. */
    static final long MAX_BYTES = 8L << 20;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, Size> sizes = new TreeMap<>();
    /** The last key that was taken: a scan from the beginning would pass over all that has been removed. */
    private final Map<String, String> taken = new TreeMap<>();

    private record Size(int commands, long bytes) {
        Size plus(int commands, long bytes) {
            return new Size(this.commands + commands, this.bytes + bytes);
        }
    }

    WaitingCommands(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (var all = store.prefixScan(BoardKeys.WAITING, new StringSerializer())) {
            all.forEachRemaining(entry -> count(BoardKeys.boardOfWaiting(entry.key), 1, entry.value.length));
        }
    }

    /** The boards for which commands wait. */
    Set<String> boards() {
        return Set.copyOf(sizes.keySet());
    }

    boolean isEmpty(String boardId) {
        return !sizes.containsKey(boardId);
    }

    /** Whether as many wait for the board as may. */
    boolean isFull(String boardId) {
        var size = sizes.get(boardId);
        return size != null && (size.commands >= MAX_COMMANDS || size.bytes >= MAX_BYTES);
    }

    void add(ReceivedCommand received) {
        byte[] json = StoredFormats.WAITING.write(received.stored());
        store.put(BoardKeys.waiting(received.boardId(), received.origin().offset()), json);
        count(received.boardId(), 1, json.length);
    }

    /** Removes the command that has waited longest, and returns it; null if none waits. */
    ReceivedCommand.@Nullable Stored take(String boardId) {
        String prefix = BoardKeys.waiting(boardId);
        try (var entries = store.range(taken.getOrDefault(boardId, prefix), prefix + '\uffff')) {
            if (!entries.hasNext()) {
                return null;
            }
            var first = entries.next();
            store.delete(first.key);
            taken.put(boardId, first.key);
            count(boardId, -1, -first.value.length);
            return StoredFormats.WAITING.read(first.value);
        }
    }

    private void count(String boardId, int commands, long bytes) {
        sizes.compute(boardId, (id, size) -> {
            var changed = (size == null ? new Size(0, 0) : size).plus(commands, bytes);
            if (changed.commands == 0) {
                taken.remove(id);
                return null;
            }
            return changed;
        });
    }
}
