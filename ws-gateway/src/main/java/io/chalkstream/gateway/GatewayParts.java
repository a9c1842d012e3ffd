package io.chalkstream.gateway;

import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.fanout.OpenBoards;
import io.chalkstream.gateway.room.ConnectionLimits;
import io.chalkstream.gateway.room.RoomParts;
import io.chalkstream.gateway.room.Rooms;
import io.chalkstream.gateway.room.Snapshots;
import io.chalkstream.gateway.room.Timer;
import io.chalkstream.gateway.session.Features;
import io.chalkstream.gateway.session.SessionLimits;
import io.chalkstream.gateway.session.Sessions;
import io.chalkstream.kit.concurrency.TopicReader;
import io.chalkstream.protocol.topic.Topic;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the plain parts together. */
@Singleton
final class GatewayParts {
    private static final String CONCURRENCY = "mp.messaging.incoming.fanout.concurrency";

    @Produces
    @Singleton
    Rooms rooms(
            GatewayConfig config,
            Snapshots snapshots,
            OpenBoards openBoards,
            Features features,
            Timer timer,
            GatewayMeters meters) {
        return meters.watch(new Rooms(new RoomParts(
                config.name(),
                openBoards,
                snapshots,
                features,
                timer,
                Clock.systemUTC(),
                meters,
                new ConnectionLimits(
                        config.limits().connectionsPerBoard(), config.limits().connectionsPerPerson()))));
    }

    @Produces
    @Singleton
    Sessions sessions(
            GatewayConfig config, Rooms rooms, Features features, Revocations revocations, GatewayMeters meters) {
        var limits = config.limits();
        return new Sessions(
                config.name(),
                rooms,
                features,
                revocations,
                new SessionLimits(
                        limits.messagesPerSecond(),
                        limits.awarenessPerSecond(),
                        limits.bytesPerSecond(),
                        limits.helloWithin(),
                        limits.idleAfter()),
                Clock.systemUTC(),
                meters,
                meters);
    }

    @Produces
    @Singleton
    TopicReader fanoutReader(@ConfigProperty(name = CONCURRENCY) int consumers) {
        return new TopicReader(Topic.FANOUT, consumers, CONCURRENCY);
    }
}
