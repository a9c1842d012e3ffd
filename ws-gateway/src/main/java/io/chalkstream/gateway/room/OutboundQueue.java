package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.ClientConnection.Place;
import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import org.jspecify.annotations.Nullable;

/**
 * The outbound queue of one connection. Frames that arrive while one is written are sent together.
 * Events and answers keep their order and are never dropped: if too many bytes are queued, the connection is closed and the
 * client resumes. Awareness is sent after them and is never queued: when the connection is free again, it gets one delta with
 * all changes since the last one. Thread-safe.
 */
public final class OutboundQueue {
    /** The limit of queued events and answers. A snapshot doesn't count, but only one may be queued. */
    static final int MAX_QUEUED_BYTES = 4 * 1024 * 1024;

    private final ClientConnection connection;
    private final RoomMeters meters;
    /** What is queued and what is being written, without snapshots: these are counted where they are fetched. */
    private final EvictingBudget.Share memory;

    private final EventQueue events;
    private final AwarenessProgress awareness = new AwarenessProgress();
    private final ConnectionWriter writer;
    private boolean takesParts;
    private boolean closed;

    /**
     * @param memory shared by all connections
     * @param boardId the board whose part of it this connection shares
     */
    public OutboundQueue(ClientConnection connection, RoomMeters meters, EvictingBudget memory, String boardId) {
        this.connection = connection;
        this.meters = meters;
        this.memory = memory.open(boardId, this::closeSlow);
        this.events = new EventQueue(this.memory);
        this.writer = new ConnectionWriter(connection, this.memory, this::written);
    }

    /** Sends an event or an answer. */
    public synchronized void send(OutboundFrame frame) {
        if (closed) {
            return;
        }
        if (!events.add(frame)) {
            closeSlow();
            return;
        }
        writeNext();
        if (events.bytes() > MAX_QUEUED_BYTES) {
            closeSlow();
        }
    }

    /** The client understands snapshots in parts of their own (J5). */
    public synchronized void sendSnapshotsInParts() {
        takesParts = true;
    }

    /** Sends a snapshot, in order with the events. */
    public synchronized void sendSnapshot(OutboundFrame frame, Lease lease) {
        if (closed) {
            return;
        }
        if (events.hasSnapshot() || writer.hasSnapshot()) {
            closeSlow();
            return;
        }
        events.addSnapshot(frame, lease);
        writeNext();
    }

    /** Starts to send awareness, first of all the full state. */
    synchronized void startAwareness(AwarenessView view) {
        awareness.start(view);
        writeNext();
    }

    synchronized boolean sendsAwareness() {
        return awareness.isStarted();
    }

    /** Sends the full awareness again, because the connection may see more of it now. */
    synchronized void resendAwareness() {
        awareness.restart();
        writeNext();
    }

    /**
     * Sends a change of awareness, now or with a later one.
     *
     * @param frame the change from version {@code before} to {@code after}; null if nothing of it is visible
     */
    synchronized void sendAwareness(@Nullable OutboundFrame frame, long before, long after) {
        if (closed || !awareness.isStarted()) {
            return;
        }
        if (writer.isWriting() || !awareness.isUpTo(before)) {
            awareness.postpone();
            meters.awarenessDelayed();
            writeNext();
            return;
        }
        awareness.sent(after);
        if (frame != null) {
            meters.sent(Lane.AWARENESS, 1);
            var batch = new FrameBatch();
            batch.add(frame);
            writer.write(batch);
        }
    }

    /** Sends an error, then closes. */
    public synchronized void close(ErrorCode why, String message, CloseCode code) {
        close(OutboundFrame.of(new ServerMessage.Failure(why, message)), code);
    }

    /** Sends the queued frames, then closes the connection; later frames are dropped. */
    public synchronized void close(CloseCode code) {
        close(null, code);
    }

    /** A snapshot that isn't written yet is left out, with all that comes after it: its client begins anew anyway. */
    private void close(@Nullable OutboundFrame last, CloseCode code) {
        if (closed) {
            return;
        }
        if (!writer.hasSnapshot()) {
            while (!events.hasSnapshot() && !events.isEmpty()) {
                connection.send(nextBatch().utf8(), Place.WHOLE, written -> {});
            }
            if (last != null) {
                connection.send(last.chunks(), Place.WHOLE, written -> {});
            }
        }
        stop();
        connection.close(code);
    }

    /** Drops queued and later frames: the connection is gone. */
    public synchronized void stop() {
        closed = true;
        events.clear();
        writer.stop();
        awareness.stop();
        memory.close();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    /** Closes a connection that has taken nothing for long; to be called every few seconds, with {@code now} in milliseconds. */
    public synchronized void closeIfStuck(long now) {
        if (writer.isStuck(now)) {
            closeSlow();
        }
    }

    private synchronized void closeSlow() {
        if (!closed) {
            meters.closedSlow();
            stop();
            connection.close(CloseCode.SLOW);
        }
    }

    private void writeNext() {
        if (writer.isWriting() || closed) {
            return;
        }
        if (!writer.hasSnapshot()) {
            startNextSnapshot();
        }
        if (writer.hasSnapshot()) {
            writer.writeSnapshotPart();
            return;
        }
        var batch = nextBatch();
        if (!batch.isEmpty()) {
            writer.write(batch);
        }
    }

    private void startNextSnapshot() {
        var next = events.takeSnapshot(takesParts);
        if (next != null) {
            meters.sent(Lane.EVENTS, 1);
            writer.startSnapshot(next);
        }
    }

    /** A failed write ends the connection: what comes after it would be out of place. */
    private synchronized void written(boolean succeeded) {
        writer.end();
        if (succeeded) {
            writeNext();
        } else {
            close(CloseCode.UNAVAILABLE);
        }
    }

    /** Events up to a snapshot, and awareness if there is nothing after them. */
    private FrameBatch nextBatch() {
        var batch = new FrameBatch();
        meters.sent(Lane.EVENTS, events.moveTo(batch));
        if (events.isEmpty() && awareness.addTo(batch)) {
            meters.sent(Lane.AWARENESS, 1);
        }
        return batch;
    }
}
