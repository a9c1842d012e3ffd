package io.chalkstream.gateway.presence;

import io.chalkstream.gateway.DaemonThreadFactory;
import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends the presence heartbeats of all rooms. cursor-service takes a gateway without heartbeats for dead (A7). */
@Singleton
final class PresenceHeartbeat {
    private final BackgroundTask slice;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("rosters"));

    PresenceHeartbeat(RoomRegistry rooms, CommandPublisher publisher, MeterRegistry registry) {
        var rounds = new HeartbeatRounds(rooms::boards, publisher::hasCapacity, rooms::sendHeartbeat);
        slice = new BackgroundTask("presence-heartbeat", registry, rounds::sendSlice);
    }

    void start(@Observes StartupEvent event) {
        long period =
                HeartbeatRounds.slice(PresenceTimings.STANDARD.heartbeat()).toMillis();
        var unused = executor.scheduleAtFixedRate(slice, period, period, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }
}
