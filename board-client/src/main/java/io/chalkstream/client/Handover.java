package io.chalkstream.client;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The handover from a connection that its gateway will close to a new one (C9). The old connection stays in use until the new one
 * has its {@code welcome}; failed attempts are repeated after the waits of C8. Called with the client's lock held.
 */
final class Handover {
    private final Supplier<GatewayConnection> connections;
    private final BiConsumer<Duration, Runnable> later;
    private final Backoff backoff;
    private boolean inProgress;
    private @Nullable GatewayConnection next;

    /**
     * @param connections creates unopened connections, each to the next gateway
     * @param later runs a task after a delay, with the client's lock held
     */
    Handover(Supplier<GatewayConnection> connections, BiConsumer<Duration, Runnable> later, DoubleSupplier random) {
        this.connections = connections;
        this.later = later;
        this.backoff = new Backoff(random);
    }

    /** Starts the handover, unless it is in progress. */
    void begin() {
        if (!inProgress) {
            inProgress = true;
            open();
        }
    }

    private void open() {
        if (inProgress && next == null) {
            next = connections.get();
            next.open();
        }
    }

    boolean isInProgress() {
        return inProgress;
    }

    /** Whether this is the new connection. */
    boolean isTo(GatewayConnection connection) {
        return connection == next;
    }

    /** The new connection has failed: tries again later. */
    void failed() {
        next = null;
        later.accept(backoff.next(), this::open);
    }

    /** Ends the handover, and returns the new connection; null if there is none. */
    @Nullable
    GatewayConnection end() {
        var last = next;
        inProgress = false;
        next = null;
        backoff.reset();
        return last;
    }
}
