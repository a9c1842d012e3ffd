package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardRetention;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies {@link BoardRetention} to the boards of a partition, a few at a time, round and round. Boards in use clean up
 * by themselves. Used by one stream thread.
 */
final class RetentionSweeper {
    private static final Logger LOG = Logger.getLogger(RetentionSweeper.class);

    /** The number of boards per run. */
    static final int BOARDS = 20;

    private final KeyValueStore<String, byte[]> store;
    private final BoardRetention sweep;
    private final Predicate<String> skipped;
    private @Nullable String last;

    /** @param skipped tells boards that must stay as they are for now */
    RetentionSweeper(KeyValueStore<String, byte[]> store, BoardRetention sweep, Predicate<String> skipped) {
        this.store = store;
        this.sweep = sweep;
        this.skipped = skipped;
    }

    /** Sweeps the next boards, with {@code now} in milliseconds since 1970. */
    void sweepNext(long now) {
        var boards = next();
        boards.stream().filter(skipped.negate()).forEach(board -> sweep(board, now));
        last = boards.isEmpty() ? null : boards.get(boards.size() - 1);
    }

    /** Skips an unreadable board: it must not harm the others. */
    private void sweep(String board, long now) {
        try {
            sweep.sweep(new StreamsBoardStore(board, store), now);
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("A board can't be looked over: %s", e.getMessage());
        }
    }

    private List<String> next() {
        var boards = new ArrayList<String>();
        try (var entries = store.range(BoardKeys.headAfter(last), null)) {
            while (entries.hasNext() && boards.size() < BOARDS) {
                String board = BoardKeys.boardOfHead(entries.next().key);
                if (board == null) {
                    break;
                }
                boards.add(board);
            }
        }
        return boards;
    }
}
