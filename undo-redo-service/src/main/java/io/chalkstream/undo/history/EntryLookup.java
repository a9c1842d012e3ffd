package io.chalkstream.undo.history;

import org.jspecify.annotations.Nullable;

/** The entries of one person on one board. They can be large, so they are read one at a time. */
@FunctionalInterface
public interface EntryLookup {

    /** The entry that was made from the event {@code seq}, or null if it is gone. */
    @Nullable
    Entry find(long seq);
}
