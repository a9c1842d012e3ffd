package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.boardstate.board.RetentionSweep;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sweeps the boards of a partition, round and round, a bounded number of entries per run. Boards in use also remove old
 * events by themselves. Used by one stream thread.
 */
final class RetentionSweeper {
    private static final Logger LOG = Logger.getLogger(RetentionSweeper.class);

    /** The entries that one run looks at: deduplication states, and events that are removed. */
    static final int ENTRIES = 500;
    /** A board itself costs as much as so many entries. */
    static final int ENTRIES_PER_BOARD = 25;

    private final KeyValueStore<String, byte[]> store;
    private final EventHistory history;
    private final BoardLocks locks;
    private final Predicate<String> skipped;
    private @Nullable String last;
    /** Of the board {@link #last}; null if that one is done. */
    private @Nullable RetentionSweep sweep;

    /** @param skipped tells boards that must stay as they are for now */
    RetentionSweeper(
            KeyValueStore<String, byte[]> store, EventHistory history, BoardLocks locks, Predicate<String> skipped) {
        this.store = store;
        this.history = history;
        this.locks = locks;
        this.skipped = skipped;
    }

    /** Goes on where the last run ended, with {@code now} in milliseconds since 1970. */
    void sweepNext(long now) {
        int left = ENTRIES;
        while (left > 0) {
            if (sweep == null) {
                last = next(last);
                if (last == null) {
                    return;
                }
                sweep = new RetentionSweep(history, new StreamsBoardStore(last, store));
                left -= ENTRIES_PER_BOARD;
            } else {
                left -= step(last, sweep, now, left);
            }
        }
    }

    /** Returns how many entries it has looked at. Skips an unreadable board: it must not harm the others. */
    private int step(@Nullable String board, RetentionSweep some, long now, int max) {
        if (board == null || skipped.test(board)) {
            sweep = null;
            return 0;
        }
        try {
            int seen = locks.whileLocked(board, () -> some.step(now, max));
            if (seen < max) {
                sweep = null;
            }
            return seen;
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf("A board can't be looked over: %s", e.getMessage());
            sweep = null;
            return 1;
        }
    }

    private @Nullable String next(@Nullable String board) {
        try (var entries = store.range(BoardKeys.headAfter(board), null)) {
            return entries.hasNext() ? BoardKeys.boardOfHead(entries.next().key) : null;
        }
    }
}
