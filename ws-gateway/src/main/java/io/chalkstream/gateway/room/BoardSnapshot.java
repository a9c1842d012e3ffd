package io.chalkstream.gateway.room;

import io.chalkstream.protocol.visibility.VisibilityPolicy;

/**
 * A whole board after the event at {@code position}, as its clients get it.
 *
 * @param visibility who may see what then
 */
public record BoardSnapshot(Position position, OutboundFrame frame, VisibilityPolicy visibility) {}
