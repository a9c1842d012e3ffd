package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a board is, and the events that made it so: all that its past can be told from. */
public interface BoardWithHistory {

    /** {@link Head#BEGINNING} if nothing has happened on it. */
    Head head();

    /** All elements by their ids, in the order of these. */
    SortedMap<String, Element> elements();

    /** The event with this number, if it is kept. */
    Outcome.@Nullable Accepted event(long seq);
}
