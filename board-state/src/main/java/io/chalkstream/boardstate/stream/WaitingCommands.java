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
    private final Map<String, Line> lines = new TreeMap<>();
    /** The last key that was taken: a scan from the beginning would pass over all that has been removed. */
    private final Map<String, String> taken = new TreeMap<>();

    /** The commands of one board; {@code oldest} is the offset of the first one. */
    private record Line(int commands, long bytes, long oldest) {
        Line plus(int bytes) {
            return new Line(commands + 1, this.bytes + bytes, oldest);
        }

        Line minus(int bytes, long oldest) {
            return new Line(commands - 1, this.bytes - bytes, oldest);
        }
    }

    WaitingCommands(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (var all = store.prefixScan(BoardKeys.WAITING, new StringSerializer())) {
            all.forEachRemaining(entry -> count(
                    BoardKeys.boardOfWaiting(entry.key), BoardKeys.offsetOfWaiting(entry.key), entry.value.length));
        }
    }

    /** The boards for which commands wait. */
    Set<String> boards() {
        return Set.copyOf(lines.keySet());
    }

    boolean isEmpty(String boardId) {
        return !lines.containsKey(boardId);
    }

    /** The offset of the command that has waited longest, null if none waits. */
    @Nullable
    Long oldest(String boardId) {
        var line = lines.get(boardId);
        return line == null ? null : line.oldest;
    }

    /** Whether as many wait for the board as may. */
    boolean isFull(String boardId) {
        var line = lines.get(boardId);
        return line != null && (line.commands >= MAX_COMMANDS || line.bytes >= MAX_BYTES);
    }

    void add(ReceivedCommand received) {
        byte[] json = StoredFormats.WAITING.write(received.stored());
        long offset = received.origin().offset();
        store.put(BoardKeys.waiting(received.boardId(), offset), json);
        count(received.boardId(), offset, json.length);
    }

    /** Removes the command that has waited longest, and returns it; null if none waits. */
    ReceivedCommand.@Nullable Stored take(String boardId) {
        String prefix = BoardKeys.waiting(boardId);
        try (var entries = store.range(taken.getOrDefault(boardId, prefix), prefix + '\uffff')) {
            if (!entries.hasNext()) {
                return null;
            }
            var first = entries.next();
            if (entries.hasNext()) {
                long oldest = BoardKeys.offsetOfWaiting(entries.next().key);
                lines.computeIfPresent(boardId, (id, line) -> line.minus(first.value.length, oldest));
                taken.put(boardId, first.key);
            } else {
                lines.remove(boardId);
                taken.remove(boardId);
            }
            store.delete(first.key);
            return StoredFormats.WAITING.read(first.value);
        }
    }

    private void count(String boardId, long offset, int bytes) {
        lines.merge(boardId, new Line(1, bytes, offset), (line, one) -> line.plus(bytes));
    }
}
