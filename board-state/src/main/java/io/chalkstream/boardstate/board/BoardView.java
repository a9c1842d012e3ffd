package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One board, to read. */
public interface BoardView extends BoardWithHistory {

    /** The element with this id, if it is on the board. */
    @Nullable
    Element element(String id);

    /** What is remembered of this session, if anything is. */
    @Nullable
    DedupState session(String id);

    /** All sessions by their ids. */
    Map<String, DedupState> sessions();
}
