package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one connection. At most one write is under way; what comes meanwhile waits and goes out together.
 * Events and answers keep their order and are never lost: a connection that lets too many of them wait is closed and
 * comes back. Awareness goes after them and never waits: a connection that is behind is told what is new when it can take
 * it. Any thread may call.
 */
public final class OutboundQueue {
    /** Events and answers that may wait; snapshots don't count, but only one of them may wait. */
    static final int MAX_QUEUED_BYTES = 4 * 1024 * 1024;

    private record QueuedFrame(OutboundFrame frame, boolean isSnapshot) {}

    private final ClientConnection connection;
    private final RoomMeters meters;
    private final Deque<QueuedFrame> events = new ArrayDeque<>();
    private @Nullable AwarenessView view;
    private long sentVersion;
    private boolean awarenessPending;
    private int queuedBytes;
    private boolean snapshotQueued;
    private boolean writing;
    private boolean closed;

    public OutboundQueue(ClientConnection connection, RoomMeters meters) {
        this.connection = connection;
        this.meters = meters;
    }

    /** Sends an event or an answer. */
    public synchronized void send(OutboundFrame frame) {
        if (closed) {
            return;
        }
        events.add(new QueuedFrame(frame, false));
        queuedBytes += frame.bytes();
        writeNext();
        if (queuedBytes > MAX_QUEUED_BYTES) {
            closeSlow();
        }
    }

    /** Sends a whole board, in its place among the events. */
    public synchronized void sendSnapshot(OutboundFrame frame) {
        if (closed) {
            return;
        }
        if (snapshotQueued) {
            closeSlow();
            return;
        }
        events.add(new QueuedFrame(frame, true));
        snapshotQueued = true;
        writeNext();
    }

    /** From now on the connection gets awareness; first of all what is known already. */
    synchronized void startAwareness(AwarenessView view) {
        this.view = view;
        resendAwareness();
    }

    synchronized boolean sendsAwareness() {
        return view != null;
    }

    /** Tells whoever watches all of awareness once more: more of it may be seen now. */
    synchronized void resendAwareness() {
        sentVersion = 0;
        awarenessPending = view != null;
        writeNext();
    }

    /**
     * Awareness has gone on.
     *
     * @param frame what is new to whoever knew it up to {@code before}; null if there is nothing to see
     */
    synchronized void sendAwareness(@Nullable OutboundFrame frame, long before, long after) {
        if (closed || view == null) {
            return;
        }
        if (writing || awarenessPending || sentVersion != before) {
            awarenessPending = true;
            meters.awarenessDelayed();
            writeNext();
            return;
        }
        sentVersion = after;
        if (frame != null) {
            meters.sent(Lane.AWARENESS, 1);
            write(frame.text());
        }
    }

    /** Says why, then closes. */
    public synchronized void close(ErrorCode why, String message, CloseCode code) {
        send(OutboundFrame.of(new ServerMessage.Failure(why, message)));
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
        awarenessPending = false;
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
            write(batch.text());
        }
    }

    private void write(String text) {
        writing = true;
        connection.send(text, this::written);
    }

    private synchronized void written() {
        writing = false;
        writeNext();
    }

    private FrameBatch nextBatch() {
        var batch = new FrameBatch();
        int ofEvents = 0;
        for (; !events.isEmpty() && batch.hasRoomFor(events.element().frame()); ofEvents++) {
            batch.add(takeEvent());
        }
        meters.sent(Lane.EVENTS, ofEvents);
        if (events.isEmpty() && awarenessPending && view != null) {
            addAwareness(batch, view);
        }
        return batch;
    }

    private void addAwareness(FrameBatch batch, AwarenessView view) {
        var update = view.since(sentVersion);
        var frame = update.frame();
        if (frame == null || batch.hasRoomFor(frame)) {
            awarenessPending = false;
            sentVersion = update.version();
        }
        if (frame != null && !awarenessPending) {
            meters.sent(Lane.AWARENESS, 1);
            batch.add(frame);
        }
    }

    private OutboundFrame takeEvent() {
        var taken = events.remove();
        if (taken.isSnapshot()) {
            snapshotQueued = false;
        } else {
            queuedBytes -= taken.frame().bytes();
        }
        return taken.frame();
    }
}
