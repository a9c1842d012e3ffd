package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.BoardRetention;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks over the boards of a partition, a few at a time and then from the beginning again, so that what has had its time
 * also goes from boards on which nothing happens any more. Boards on which something does look after themselves.
 */
final class RetentionSweeper {
    private static final Logger LOG = Logger.getLogger(RetentionSweeper.class);

    /** Boards that are looked at in one go. */
    static final int BOARDS = 20;

    private final KeyValueStore<String, byte[]> store;
    private final BoardRetention sweep;
    private @Nullable String last;

    RetentionSweeper(KeyValueStore<String, byte[]> store, BoardRetention sweep) {
        this.store = store;
        this.sweep = sweep;
    }

    /** Looks at the next boards, at the time {@code now}. */
    void sweepNext(long now) {
        var boards = next();
        boards.forEach(board -> sweep(board, now));
        last = boards.isEmpty() ? null : boards.get(boards.size() - 1);
    }

    /** A board that can't be read is passed over: it must not harm the others. */
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
