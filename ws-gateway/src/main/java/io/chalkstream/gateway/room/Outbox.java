package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What waits for one connection. At most one write is under way; what comes meanwhile waits and goes out together.
 * Events and answers keep their order and are never lost: a connection that lets too many of them wait is closed and
 * comes back. Awareness goes after them, and the oldest is dropped when too much waits. Any thread may call.
 */
public final class Outbox {
    /** Events and answers that may wait; snapshots don't count, but only one of them may wait. */
    static final int MAX_WAITING_BYTES = 4 * 1024 * 1024;
    /** Frames of awareness that may wait. */
    static final int MAX_WAITING_AWARENESS = 8;

    private record Waiting(Frame frame, boolean isSnapshot) {}

    private final Connection connection;
    private final RoomMeters meters;
    private final Deque<Waiting> events = new ArrayDeque<>();
    private final Deque<Frame> awareness = new ArrayDeque<>();
    private int waitingBytes;
    private boolean snapshotWaits;
    private boolean writing;
    private boolean closed;

    public Outbox(Connection connection, RoomMeters meters) {
        this.connection = connection;
        this.meters = meters;
    }

    /** Sends an event or an answer. */
    public synchronized void send(Frame frame) {
        if (closed) {
            return;
        }
        events.add(new Waiting(frame, false));
        waitingBytes += frame.bytes();
        writeNext();
        if (waitingBytes > MAX_WAITING_BYTES) {
            closeSlow();
        }
    }

    /** Sends a whole board, in its place among the events. */
    public synchronized void sendSnapshot(Frame frame) {
        if (closed) {
            return;
        }
        if (snapshotWaits) {
            closeSlow();
            return;
        }
        events.add(new Waiting(frame, true));
        snapshotWaits = true;
        writeNext();
    }

    /** Sends what is worthless once something newer is there. */
    public synchronized void sendAwareness(Frame frame) {
        if (closed) {
            return;
        }
        if (awareness.size() == MAX_WAITING_AWARENESS) {
            awareness.remove();
            meters.awarenessDropped();
        }
        awareness.add(frame);
        writeNext();
    }

    /** Says why, then closes. */
    public synchronized void close(ErrorCode why, String message, CloseCode code) {
        send(Frame.of(new ServerMessage.Failure(why, message)));
        close(code);
    }

    /** Sends what waits, then closes the connection; what comes later is dropped. */
    public synchronized void close(CloseCode code) {
        if (closed) {
            return;
        }
        for (var batch = nextBatch(); !batch.isEmpty(); batch = nextBatch()) {
            connection.send(batch.text(), () -> {});
        }
        stop();
        connection.close(code);
    }

    /** Drops what waits and what comes later: nobody is there any more. */
    public synchronized void stop() {
        closed = true;
        events.clear();
        awareness.clear();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    private void closeSlow() {
        meters.closedSlow();
        stop();
        connection.close(CloseCode.SLOW);
    }

    private void writeNext() {
        if (writing || closed) {
            return;
        }
        var batch = nextBatch();
        if (!batch.isEmpty()) {
            writing = true;
            connection.send(batch.text(), this::written);
        }
    }

    private synchronized void written() {
        writing = false;
        writeNext();
    }

    private Batch nextBatch() {
        var batch = new Batch();
        int ofEvents = 0;
        for (; !events.isEmpty() && batch.hasRoomFor(events.element().frame()); ofEvents++) {
            batch.add(takeEvent());
        }
        int ofAwareness = 0;
        for (; events.isEmpty() && !awareness.isEmpty() && batch.hasRoomFor(awareness.element()); ofAwareness++) {
            batch.add(awareness.remove());
        }
        meters.sent(Lane.EVENTS, ofEvents);
        meters.sent(Lane.AWARENESS, ofAwareness);
        return batch;
    }

    private Frame takeEvent() {
        var taken = events.remove();
        if (taken.isSnapshot()) {
            snapshotWaits = false;
        } else {
            waitingBytes -= taken.frame().bytes();
        }
        return taken.frame();
    }
}
