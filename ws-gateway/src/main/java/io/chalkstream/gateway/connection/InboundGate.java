package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.kit.memory.MemoryBudget.Reservation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Lets in what one connection sends, in order, as {@link Admission} allows: its socket isn't read while it has to wait, and operations
 * that were read before wait, too. Runs on the connection's event loop.
 */
final class InboundGate {
    private final Admission admission;
    private final ClientConnection connection;
    private final ConnectionScheduler scheduler;
    private final String board;
    private final String user;
    /** Operations that came before the socket was paused. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** The memory that the first one waits for; null if it waits for none. */
    private @Nullable Reservation requested;
    /** Why the socket isn't read: pauses that haven't ended. */
    private int pauses;

    /** Publishes an operation. */
    interface Operation {
        void publish(Publication publication);
    }

    private record Waiting(String client, int bytes, int receivers, Operation operation) {}

    InboundGate(
            Admission admission,
            ClientConnection connection,
            ConnectionScheduler scheduler,
            String board,
            String user) {
        this.admission = admission;
        this.connection = connection;
        this.scheduler = scheduler;
        this.board = board;
        this.user = user;
    }

    /** A frame has come. */
    void frame(int bytes) {
        pause(admission.frame(board, user, bytes));
    }

    /**
     * An operation has come; it is published after those that came before it, now or later.
     *
     * @param receivers how many connections here will get it
     */
    void operation(String client, int bytes, int receivers, Operation operation) {
        waiting.add(new Waiting(client, bytes, receivers, operation));
        publishWaiting();
    }

    private void publishWaiting() {
        while (pauses == 0 && !waiting.isEmpty()) {
            var reservation = admission.tryReserve(board, waiting.element().bytes());
            if (reservation == null) {
                waitForMemory(waiting.element().bytes());
                return;
            }
            publishFirst(reservation);
        }
    }

    private void waitForMemory(int bytes) {
        beginPause();
        requested = admission.reserve(
                board, bytes, reservation -> scheduler.after(Duration.ZERO, () -> continueWith(reservation)));
    }

    private void continueWith(Reservation reservation) {
        requested = null;
        publishFirst(reservation);
        endPause();
    }

    private void publishFirst(Reservation reservation) {
        var first = waiting.remove();
        pause(admission.operation(board, first.bytes(), first.receivers()));
        first.operation().publish(admission.published(board, first.client(), reservation));
    }

    /** The connection is gone: what still waits is not published, and its client sends it again (E3). */
    void close() {
        waiting.clear();
        if (requested != null) {
            requested.release();
        }
    }

    private void pause(Duration time) {
        if (!time.isZero()) {
            beginPause();
            scheduler.after(time, this::endPause);
        }
    }

    private void beginPause() {
        if (pauses++ == 0) {
            connection.pauseReading();
        }
    }

    private void endPause() {
        if (--pauses == 0) {
            publishWaiting();
        }
        if (pauses == 0) {
            connection.resumeReading();
        }
    }
}
