package io.chalkstream.gateway.room;

import io.chalkstream.protocol.visibility.VisibilityPolicy;

/**
 * A whole board after the event at {@code position}, as its clients get it.
 *
 * @param visibility who may see what (A9)
 * @param frozen whether students can't change it
 * @param lease who still needs the frame; the receiver of the snapshot is a user of it
 */
public record BoardSnapshot(
        Position position, OutboundFrame frame, VisibilityPolicy visibility, boolean frozen, Lease lease) {
    /** A snapshot whose memory nobody counts. */
    public BoardSnapshot(Position position, OutboundFrame frame, VisibilityPolicy visibility, boolean frozen) {
        this(position, frame, visibility, frozen, new Lease(() -> {}));
    }

    /** The same, with a task that runs when nobody needs it any more. */
    public BoardSnapshot freedBy(Runnable free) {
        return new BoardSnapshot(position, frame, visibility, frozen, new Lease(free));
    }
}
