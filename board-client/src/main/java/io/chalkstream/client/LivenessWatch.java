package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watches one connection while it is in use: pings it in time, and drops it when it is silent for too long (C7). */
final class LivenessWatch {
    private final ClientLock lock;
    private final Predicate<GatewayConnection> isInUse;
    private final Timers timers;
    private final Liveness liveness;
    private Timers.@Nullable Timer timer;

    /** @param isInUse called with the lock held */
    LivenessWatch(ClientLock lock, Timers timers, Predicate<GatewayConnection> isInUse) {
        this.lock = lock;
        this.timers = timers;
        this.liveness = new Liveness(timers.nanoTime());
        this.isInUse = isInUse;
    }

    /** Starts the checks. Called with the lock held. */
    void start(GatewayConnection connection) {
        received(timers.nanoTime());
        timer = timers.every(Liveness.CHECK_INTERVAL, () -> lock.locked(() -> check(connection)));
    }

    /** A frame has arrived at {@code nanos}. */
    void received(long nanos) {
        liveness.received(nanos);
    }

    private void check(GatewayConnection connection) {
        if (!isInUse.test(connection)) {
            if (timer != null) {
                timer.cancel();
            }
            return;
        }
        switch (liveness.check(timers.nanoTime())) {
            case FINE -> {}
            case PING -> connection.send(new ClientMessage.Ping());
            case LOST -> connection.drop();
        }
    }
}
