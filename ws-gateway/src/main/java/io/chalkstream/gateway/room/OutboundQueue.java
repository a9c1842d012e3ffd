package io.chalkstream.gateway.room;

import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The outbound queue of one connection. At most one write is in progress; frames that arrive meanwhile are sent together.
 * Events and answers keep their order and are never dropped: if too many bytes are queued, the connection is closed and the
 * client resumes. Awareness is sent after them and is never queued: when the connection is free again, it gets one delta with
 * all changes since the last one. Thread-safe.
 */
public final class OutboundQueue {
    /** The limit of queued events and answers. A snapshot doesn't count, but only one may be queued. */
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

    /** Sends a snapshot, in order with the events. */
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

    /** Starts to send awareness, first of all the full state. */
    synchronized void startAwareness(AwarenessView view) {
        this.view = view;
        resendAwareness();
    }

    synchronized boolean sendsAwareness() {
        return view != null;
    }

    /** Sends the full awareness again, because the connection may see more of it now. */
    synchronized void resendAwareness() {
        sentVersion = 0;
        awarenessPending = view != null;
        writeNext();
    }

    /**
     * Sends a change of awareness, now or with a later one.
     *
     * @param frame the change from version {@code before} to {@code after}; null if nothing of it is visible
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

    /** Sends an error, then closes. */
    public synchronized void close(ErrorCode why, String message, CloseCode code) {
        send(OutboundFrame.of(new ServerMessage.Failure(why, message)));
        close(code);
    }

    /** Sends the queued frames, then closes the connection; later frames are dropped. */
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

    /** Drops queued and later frames: the connection is gone. */
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
