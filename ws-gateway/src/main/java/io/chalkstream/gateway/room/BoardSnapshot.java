package io.chalkstream.gateway.room;

/**
 * A whole board after the event at {@code position}, as its clients get it.
 *
 * @param studentsHidden whether students are hidden from each other (A9)
 */
public record BoardSnapshot(Position position, OutboundFrame frame, boolean studentsHidden) {}
