package io.chalkstream.undo.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of an input.
 *
 * @param added a new entry, to be kept for as long as the history {@link UndoHistory#referencedEntries} it
 * @param effects in the order in which they are to happen, after {@code history} and {@code added} have been kept
 */
public record TransitionResult(
        UndoHistory history, @Nullable Entry added, List<Effect> effects) {
    public TransitionResult {
        effects = List.copyOf(effects);
    }
}
