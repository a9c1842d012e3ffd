package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A board with its stored events: what its earlier states can be computed from. */
public interface BoardWithHistory {

    /** {@link Head#BEGINNING} for an untouched board. */
    Head head();

    /** All elements by id, ordered by id. */
    SortedMap<String, Element> elements();

    /** The event with this number, null if it isn't stored. */
    Outcome.@Nullable Accepted event(long seq);
}
