package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One board, to read. */
public interface BoardView {

    /** {@link Head#BEGINNING} if nothing has happened on it. */
    Head head();

    /** The element with this id, if it is on the board. */
    @Nullable
    Element element(String id);

    /** All elements by their ids, in the order of these. */
    SortedMap<String, Element> elements();

    /** The event with this number, if it is kept. */
    Outcome.@Nullable Accepted event(long seq);

    /** What is remembered of this session, if anything is. */
    @Nullable
    Session session(String id);

    /** All sessions by their ids. */
    Map<String, Session> sessions();
}
