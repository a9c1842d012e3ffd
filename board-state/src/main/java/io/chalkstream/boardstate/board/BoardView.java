package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Read access to one board. */
public interface BoardView extends BoardWithHistory {

    /** The element with this id, if it is on the board. */
    @Nullable
    Element element(String id);

    /** The stored size of the event in bytes, 0 if it isn't stored. Cheaper than reading it. */
    long eventBytes(long seq);

    /** The deduplication state of an op sequence, null if none. */
    @Nullable
    DedupState dedupState(String opSequence);

    /** At most {@code max} deduplication states by their op sequences, in order: after {@code opSequence}, or from the first one on. */
    SortedMap<String, DedupState> dedupStatesAfter(@Nullable String opSequence, int max);
}
