package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;

/** One board, to read and to change. */
public interface BoardStore extends BoardView {

    void putHead(Head head);

    /** Adds the element, or replaces the one with its id. */
    void putElement(Element element);

    void removeElement(String id);

    void putSession(String id, Session session);

    void removeSession(String id);
}
