package io.chalkstream.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A snapshot that comes in parts (J5). */
final class SnapshotAssembly {
    private final int bytes;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    /** @param bytes of all of it */
    SnapshotAssembly(int bytes) {
        this.bytes = bytes;
    }

    /** Adds the next part; returns whether the snapshot is whole. */
    boolean add(ByteBuffer part) {
        byte[] more = new byte[part.remaining()];
        part.get(more);
        received.writeBytes(more);
        return received.size() >= bytes;
    }

    /** All of it, as one message. */
    String text() {
        return received.toString(StandardCharsets.UTF_8);
    }
}
