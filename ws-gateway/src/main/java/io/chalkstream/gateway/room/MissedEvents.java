package io.chalkstream.gateway.room;

import io.chalkstream.protocol.visibility.VisibilityPolicy;

/**
 * All events of a board after some position, up to {@code last}, as one frame.
 *
 * @param visibility who may see what then
 * @param frozen whether students can't change the board then
 */
public record MissedEvents(Position last, OutboundFrame frame, VisibilityPolicy visibility, boolean frozen) {}
