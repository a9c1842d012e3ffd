package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Watches one connection while it is in use: pings it in time, and drops it when it is silent for too long (C7). */
final class LivenessWatch {
    private final ClientLock lock;
    private final Predicate<GatewayConnection> isInUse;
    private final ClientScheduler scheduler;
    private final Liveness liveness;
    private ClientScheduler.@Nullable Timer timer;

    /** @param isInUse called with the lock held */
    LivenessWatch(ClientLock lock, ClientScheduler scheduler, Predicate<GatewayConnection> isInUse) {
        this.lock = lock;
        this.scheduler = scheduler;
        this.liveness = new Liveness(scheduler.nanoTime());
        this.isInUse = isInUse;
    }

    /** Starts the checks. Called with the lock held. */
    void start(GatewayConnection connection) {
        received(scheduler.nanoTime());
        timer = scheduler.every(Liveness.CHECK_INTERVAL, () -> lock.locked(() -> check(connection)));
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
        switch (liveness.check(scheduler.nanoTime())) {
            case FINE -> {}
            case PING -> connection.send(new ClientMessage.Ping());
            case LOST -> connection.drop();
        }
    }
}
