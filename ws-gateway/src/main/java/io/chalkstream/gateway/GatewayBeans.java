package io.chalkstream.gateway;

import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.connection.Admission;
import io.chalkstream.gateway.connection.CommandPublisher;
import io.chalkstream.gateway.connection.ConnectionContext;
import io.chalkstream.gateway.connection.ConnectionPacer;
import io.chalkstream.gateway.fanout.PartitionSubscriptions;
import io.chalkstream.gateway.room.BoardStateClient;
import io.chalkstream.gateway.room.RoomContext;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.gateway.snapshot.BoundedBoardStateClient;
import io.chalkstream.gateway.snapshot.BoundedHistoryClient;
import io.chalkstream.gateway.snapshot.HistoryClient;
import io.chalkstream.kafka.installation.KafkaNeeds;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.concurrency.ConsumerSettings;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Produces the gateway's plain Java beans. */
@Singleton
final class GatewayBeans {
    private static final String CONCURRENCY = "mp.messaging.incoming.fanout.concurrency";
    private static final String SESSION_TIMEOUT = "mp.messaging.incoming.fanout.session.timeout.ms";
    /** New connections that may wait for their turn; of some 20 KiB each. */
    private static final int MOST_WAITING = 2_000;

    @Produces
    @Singleton
    RoomRegistry rooms(
            GatewayConfig config,
            BoundedBoardStateClient boardState,
            PartitionSubscriptions openBoards,
            CommandPublisher publisher,
            Scheduler scheduler,
            GatewayMemory memory,
            GatewayMeters meters) {
        return meters.watch(new RoomRegistry(new RoomContext(
                config.name(),
                openBoards,
                boardState,
                publisher,
                scheduler,
                Clock.systemUTC(),
                meters,
                config.connectionLimits(),
                memory.replay())));
    }

    @Produces
    @Singleton
    @Typed(BoundedBoardStateClient.class)
    BoundedBoardStateClient boards(BoardStateClient boardState, Scheduler scheduler, GatewayMemory memory) {
        return new BoundedBoardStateClient(
                boardState, memory.snapshots(), task -> scheduler.after(Duration.ZERO, task));
    }

    @Produces
    @Singleton
    BoundedHistoryClient histories(HistoryClient boardState, Scheduler scheduler, GatewayMemory memory) {
        return new BoundedHistoryClient(boardState, memory.snapshots(), task -> scheduler.after(Duration.ZERO, task));
    }

    @Produces
    @Singleton
    ConnectionContext connections(
            GatewayConfig config,
            RoomRegistry rooms,
            CommandPublisher publisher,
            Revocations revocations,
            Admission admission,
            GatewayMemory memory,
            GatewayMeters meters) {
        return new ConnectionContext(
                config.name(),
                config.offered(),
                rooms,
                publisher,
                revocations,
                config.connectionLimits(),
                Clock.systemUTC(),
                meters,
                meters,
                admission,
                memory.outbound());
    }

    @Produces
    @Singleton
    Admission admission(GatewayConfig config, GatewayMemory memory, Scheduler timer) {
        var limits = config.limits();
        var rates = new Admission.Rates(
                limits.bytesPerSecondOfPerson(),
                limits.bytesPerSecondOfBoard(),
                limits.operationsPerSecondOfBoard(),
                limits.bytesPerSecondToBoard());
        return new Admission(rates, memory.inbound(), timer, () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
    }

    @Produces
    @Singleton
    ConnectionPacer pacer(Scheduler timer) {
        return new ConnectionPacer(timer, System::nanoTime, MOST_WAITING);
    }

    @Produces
    @Singleton
    ConsumerSettings fanoutReader(@ConfigProperty(name = CONCURRENCY) int consumers) {
        return new ConsumerSettings(Topic.FANOUT, consumers, CONCURRENCY);
    }

    @Produces
    @Singleton
    KafkaNeeds kafkaNeeds(TopicPartitions partitions, @ConfigProperty(name = SESSION_TIMEOUT) int millis) {
        return KafkaNeeds.of(
                        partitions,
                        Topic.BOARD_COMMANDS,
                        Topic.UNDO_REQUESTS,
                        Topic.CURSOR_MOVES,
                        Topic.FANOUT,
                        Topic.BOARD_LINKS,
                        Topic.BOARD_ADMISSIONS,
                        Topic.BOARD_PEOPLE)
                .withSessionTimeout(SESSION_TIMEOUT, millis);
    }
}
