package io.chalkstream.undo.history;

import io.chalkstream.protocol.outcome.Outcome;

/** Opens to the simulation which events can be undone. */
public final class UndoEntries {
    private UndoEntries() {}

    /** Whether the event becomes an entry of its person's stack: it had an effect. */
    public static boolean isEntry(Outcome.Accepted event) {
        return EntrySummaryBuilder.of(event) != null;
    }
}
