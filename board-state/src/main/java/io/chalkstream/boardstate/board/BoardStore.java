package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;

/** One board, to read and to change. */
public interface BoardStore extends BoardView {

    void putHead(Head head);

    /** Adds the element, or replaces the one with its id. */
    void putElement(Element element);

    void removeElement(String id);

    /** Keeps the event, to be read until it is removed. */
    void putEvent(Outcome.Accepted event);

    void removeEvent(long seq);

    void putSession(String id, DedupState session);

    void removeSession(String id);
}
