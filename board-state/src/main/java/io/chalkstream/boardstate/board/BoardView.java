package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import java.util.Map;
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

    /** All sessions by their ids. */
    Map<String, DedupState> sessions();
}
