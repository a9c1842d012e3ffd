package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;

/** Read and write access to one board. */
public interface BoardStore extends BoardView {

    void putHead(Head head);

    /** Adds the element, or replaces the one with its id. */
    void putElement(Element element);

    void removeElement(String id);

    /** Stores the event in the history. */
    void putEvent(Outcome.Accepted event);

    void removeEvent(long seq);

    void putDedupState(String opSequence, DedupState state);

    void removeDedupState(String opSequence);
}
