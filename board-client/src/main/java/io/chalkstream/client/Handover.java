package io.chalkstream.client;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way from a connection that its gateway is about to close to the welcome of the next one, while the present one goes on
 * (C9). What can't be had is tried again after the waits of C8. Its methods are called with the client's lock held.
 */
final class Handover {
    private final Supplier<GatewayConnection> connections;
    private final BiConsumer<Duration, Runnable> later;
    private final Backoff backoff;
    private boolean underWay;
    private @Nullable GatewayConnection next;

    /**
     * @param connections makes connections, each to the next gateway, that aren't opened yet
     * @param later runs something after a while, with the client's lock held
     */
    Handover(Supplier<GatewayConnection> connections, BiConsumer<Duration, Runnable> later, DoubleSupplier random) {
        this.connections = connections;
        this.later = later;
        this.backoff = new Backoff(random);
    }

    /** Begins, unless it has begun already. */
    void begin() {
        if (!underWay) {
            underWay = true;
            open();
        }
    }

    private void open() {
        if (underWay && next == null) {
            next = connections.get();
            next.open();
        }
    }

    boolean isUnderWay() {
        return underWay;
    }

    /** Whether this is the connection that is to be the next one. */
    boolean isTo(GatewayConnection connection) {
        return connection == next;
    }

    /** The connection that was to be the next one can't be had. */
    void failed() {
        next = null;
        later.accept(backoff.next(), this::open);
    }

    /** Tries no more. Returns the connection that was to be the next one, if there is one. */
    @Nullable
    GatewayConnection end() {
        var last = next;
        underWay = false;
        next = null;
        backoff.reset();
        return last;
    }
}
