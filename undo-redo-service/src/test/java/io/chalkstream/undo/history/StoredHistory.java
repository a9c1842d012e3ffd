package io.chalkstream.undo.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One person's history and the entries that it needs, kept as the stream keeps them. */
final class StoredHistory {
    private final Map<Long, Entry> entries = new HashMap<>();
    private UndoHistory history = UndoHistory.EMPTY;

    List<Effect> handle(Input input) {
        var step = history.handle(input, entries::get);
        history = step.history();
        var added = step.added();
        if (added != null) {
            entries.put(added.seq(), added);
        }
        entries.keySet().retainAll(history.referencedEntries());
        return step.effects();
    }

    UndoHistory history() {
        return history;
    }

    Map<Long, Entry> entries() {
        return entries;
    }

    /** As a crash may leave it: the state is older than the entries. */
    void fallBackTo(UndoHistory older) {
        history = older;
    }
}
