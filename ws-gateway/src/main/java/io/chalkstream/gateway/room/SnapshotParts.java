package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.ClientConnection.Place;
import java.util.Arrays;
import java.util.List;

/** The parts in which one connection gets a snapshot, one after the other. They share the snapshot's bytes. Not thread-safe. */
final class SnapshotParts {
    /** The most bytes of a part. */
    static final int PART_BYTES = 64 * 1024;

    private final List<byte[]> chunks;
    private final Lease lease;
    private int chunk;
    private int offset;

    /** A part of the message. */
    record Part(List<byte[]> utf8, int bytes, Place place) {}

    SnapshotParts(OutboundFrame frame, Lease lease) {
        this.chunks = frame.chunks();
        this.lease = lease;
    }

    /** Released once the last part is written, or nothing more is. */
    Lease lease() {
        return lease;
    }

    /** The next part; the last one says so, and there is none after it. */
    Part next() {
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
        return new Part(List.of(part), part.length, new Place(isFirst, chunk == chunks.size()));
    }
}
