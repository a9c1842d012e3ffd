package io.chalkstream.gateway.room;

/**
 * All events of a board after some position, up to {@code last}, as one frame.
 *
 * @param studentsHidden whether students are hidden from each other after them (A9)
 */
public record MissedEvents(Position last, OutboundFrame frame, boolean studentsHidden) {}
