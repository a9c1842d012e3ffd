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

    /** The session's deduplication state, null if none. */
    @Nullable
    DedupState session(String id);

    /** At most {@code max} sessions by their ids, in order, those after {@code id} or from the first one on. */
    SortedMap<String, DedupState> sessionsAfter(@Nullable String id, int max);
}
