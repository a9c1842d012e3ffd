package io.chalkstream.protocol.board;

import java.util.function.UnaryOperator;

/** A board that changes are applied to; each implementation decides what a change of a missing element means. */
public interface MutableBoard {
    /** Adds the element, or replaces the one with its id. */
    void put(Element element);

    void remove(String id);

    /** Replaces an element by what {@code change} makes of it. */
    void change(String id, UnaryOperator<Element> change);

    /** Replaces the metadata by what {@code change} makes of it. */
    void changeInfo(UnaryOperator<BoardInfo> change);

    /** Removes everything, because the board is deleted. */
    void clear();
}
