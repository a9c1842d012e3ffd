package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.ClientConnection.Place;
import io.chalkstream.gateway.room.ClientConnection.WriteListener;
import io.chalkstream.kit.memory.EvictingBudget;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one connection: one write at a time, and a snapshot in parts. What is being written counts as the connection's memory.
 * Not thread-safe; the listener runs in any thread, and calls {@link #end} first.
 */
final class ConnectionWriter {
    private final ClientConnection connection;
    private final EvictingBudget.Share memory;
    private final WriteListener listener;
    private final OngoingWrite ongoing = new OngoingWrite();
    /** The snapshot whose last part isn't being written yet. */
    private @Nullable SnapshotParts snapshot;

    ConnectionWriter(ClientConnection connection, EvictingBudget.Share memory, WriteListener listener) {
        this.connection = connection;
        this.memory = memory;
        this.listener = listener;
    }

    boolean isWriting() {
        return ongoing.isInProgress();
    }

    /** Whether the write has been in progress for too long, as {@link OngoingWrite#isStuck} says. */
    boolean isStuck(long now) {
        return ongoing.isStuck(now);
    }

    /** Writes a batch as one message. */
    void write(FrameBatch batch) {
        begin(batch.bytes());
        connection.send(batch.utf8(), Place.WHOLE, listener);
    }

    /** Takes over a snapshot and its lease; {@link #writeSnapshotPart} writes it. */
    void startSnapshot(SnapshotParts parts) {
        snapshot = parts;
    }

    /** Whether parts of a snapshot are still to be written, so that nothing else may be. */
    boolean hasSnapshot() {
        return snapshot != null;
    }

    /** Writes the snapshot's next part. */
    void writeSnapshotPart() {
        var parts = snapshot;
        if (parts == null) {
            throw new IllegalStateException("there is no snapshot to write");
        }
        var part = parts.next();
        begin(part.size());
        if (part.isLast()) {
            snapshot = null;
            part.sendTo(connection, succeeded -> {
                parts.lease().release();
                listener.written(succeeded);
            });
        } else {
            part.sendTo(connection, listener);
        }
    }

    private void begin(int bytes) {
        ongoing.begin(bytes);
        memory.add(bytes);
    }

    /** The write has ended. */
    void end() {
        memory.remove(ongoing.end());
    }

    /** Nothing more of a snapshot is written. */
    void stop() {
        if (snapshot != null) {
            snapshot.lease().release();
            snapshot = null;
        }
    }
}
