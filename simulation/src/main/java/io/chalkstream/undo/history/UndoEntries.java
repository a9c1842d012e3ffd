package io.chalkstream.undo.history;

import io.chalkstream.protocol.outcome.Outcome;

/** Opens to the simulation which events can be undone, and by which request one was. */
public final class UndoEntries {
    private UndoEntries() {}

    /** Whether the event becomes an entry of its person's stack: it had an effect. */
    public static boolean isEntry(Outcome.Accepted event) {
        return EntrySummaryBuilder.of(event) != null;
    }

    /** The client's number of the request that has led to this reversal. */
    public static long request(Outcome.Accepted reversal) {
        return CommandNumber.request(reversal.op());
    }
}
