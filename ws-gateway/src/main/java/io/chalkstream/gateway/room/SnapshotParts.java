package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.ClientConnection.Place;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.Arrays;
import java.util.List;

/**
 * The parts in which one connection gets a snapshot, one after the other: parts of one text message, or binary messages
 * after one that announces them (J5). They share the snapshot's bytes. Not thread-safe.
 */
final class SnapshotParts {
    /** The most bytes of a part; a slow line brings one within a client's patience (C7). */
    static final int PART_BYTES = 32 * 1024;

    private final OutboundFrame frame;
    private final List<byte[]> chunks;
    private final Lease lease;
    private final boolean isAnnounced;
    private boolean begun;
    private int chunk;
    private int offset;

    /** A part. */
    record Part(List<byte[]> bytes, int size, Place place, boolean isBinary, boolean isLast) {
        void sendTo(ClientConnection connection, ClientConnection.WriteListener done) {
            if (isBinary) {
                connection.sendBinary(bytes, done);
            } else {
                connection.send(bytes, place, done);
            }
        }
    }

    /** @param takesParts whether the client understands parts of their own; it gets a small snapshot as it is nevertheless */
    SnapshotParts(OutboundFrame frame, Lease lease, boolean takesParts) {
        this.frame = frame;
        this.chunks = frame.chunks();
        this.lease = lease;
        this.isAnnounced = takesParts && frame.bytes() > PART_BYTES;
    }

    /** Released once the last part is written, or nothing more is. */
    Lease lease() {
        return lease;
    }

    /** The next part; the last one says so, and there is none after it. */
    Part next() {
        if (isAnnounced && !begun) {
            begun = true;
            var begin = OutboundFrame.of(new ServerMessage.SnapshotBegin(frame.bytes()));
            return new Part(begin.chunks(), begin.bytes(), Place.WHOLE, false, false);
        }
        boolean isFirst = chunk == 0 && offset == 0;
        byte[] from = chunks.get(chunk);
        int end = Math.min(from.length, offset + PART_BYTES);
        byte[] part = offset == 0 && end == from.length ? from : Arrays.copyOfRange(from, offset, end);
        if (end == from.length) {
            chunk++;
            offset = 0;
        } else {
            offset = end;
        }
        boolean isLast = chunk == chunks.size();
        return new Part(List.of(part), part.length, new Place(isFirst, isLast), isAnnounced, isLast);
    }
}
