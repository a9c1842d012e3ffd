package io.chalkstream.gateway.presence;

import io.chalkstream.gateway.DaemonThreadFactory;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Sends the presence heartbeats of all rooms. cursor-service takes a gateway without heartbeats for dead (A7). */
@Singleton
final class PresenceHeartbeat {
    private static final Logger LOG = Logger.getLogger(PresenceHeartbeat.class);

    private final RoomRegistry rooms;
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("rosters"));

    PresenceHeartbeat(RoomRegistry rooms) {
        this.rooms = rooms;
    }

    void start(@Observes StartupEvent event) {
        long period = AwarenessReport.Roster.EVERY.toMillis();
        var unused = executor.scheduleWithFixedDelay(this::repeat, period, period, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }

    /** An exception would end the periodic task. */
    private void repeat() {
        try {
            rooms.sendHeartbeats();
        } catch (RuntimeException e) {
            LOG.error("The rosters can't be repeated", e);
        }
    }
}
