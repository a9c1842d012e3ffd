package io.chalkstream.undo.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of handling an input.
 *
 * @param added a new entry, to be stored while {@link UndoHistory#referencedEntries} contains it
 * @param effects to be performed in this order, after {@code history} and {@code added} have been stored
 */
public record TransitionResult(
        UndoHistory history, @Nullable Entry added, List<Effect> effects) {
    public TransitionResult {
        effects = List.copyOf(effects);
    }
}
