package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.board.Head;
import org.apache.kafka.streams.state.KeyValueStore;

/** Removes the elements and events of a deleted board, a few at a time. Used by one stream thread. */
final class ContentsRemover {
    /** Entries that one step removes. */
    static final int ENTRIES_PER_STEP = 1_000;

    private final String boardId;
    private final KeyValueStore<String, byte[]> store;
    private final long lastEvent;
    private long nextEvent;
    /** Where the elements go on: a scan from the beginning would pass over all that has been removed. */
    private String nextElement;

    ContentsRemover(String boardId, KeyValueStore<String, byte[]> store, Head before) {
        this.boardId = boardId;
        this.store = store;
        this.nextEvent = Math.max(1, before.oldest());
        this.lastEvent = before.seq();
        this.nextElement = BoardKeys.elements(boardId);
    }

    /** Removes some; returns whether that was all. */
    boolean step() {
        int left = ENTRIES_PER_STEP - removeElements();
        for (; left > 0 && nextEvent <= lastEvent; left--) {
            store.delete(BoardKeys.event(boardId, nextEvent));
            nextEvent++;
        }
        return left > 0;
    }

    private int removeElements() {
        int removed = 0;
        String prefix = BoardKeys.elements(boardId);
        try (var elements = store.range(nextElement, prefix + '\uffff')) {
            while (removed < ENTRIES_PER_STEP && elements.hasNext()) {
                nextElement = elements.next().key;
                store.delete(nextElement);
                removed++;
            }
        }
        return removed;
    }
}
