package io.chalkstream.undo.history;

import org.jspecify.annotations.Nullable;

/** Finds entries of one person on one board. They can be large, so they are read one at a time. */
@FunctionalInterface
public interface EntryLookup {

    /** The entry made from the event {@code seq}, null if it is gone. */
    @Nullable
    Entry find(long seq);
}
