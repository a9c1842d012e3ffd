package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.kafka.installation.KafkaNeeds;
import io.chalkstream.kit.concurrency.ConsumerSettings;
import io.chalkstream.kit.lag.ReadPositions;
import io.chalkstream.kit.load.LoadedTick;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** CDI producers for the classes that are plain Java. */
@Singleton
final class CursorBeans {
    private static final String CONCURRENCY = "mp.messaging.incoming.cursor-moves.concurrency";
    private static final String SESSION_TIMEOUT = "mp.messaging.incoming.cursor-moves.session.timeout.ms";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    ConsumerSettings cursorMoves(@ConfigProperty(name = CONCURRENCY) int consumers) {
        return new ConsumerSettings(Topic.CURSOR_MOVES, consumers, CONCURRENCY);
    }

    @Produces
    @Singleton
    KafkaNeeds kafkaNeeds(TopicPartitions partitions, @ConfigProperty(name = SESSION_TIMEOUT) int millis) {
        return KafkaNeeds.of(partitions, Topic.CURSOR_MOVES, Topic.FANOUT).withSessionTimeout(SESSION_TIMEOUT, millis);
    }

    @Produces
    @Singleton
    ReadPositions positions() {
        return new ReadPositions(Topic.CURSOR_MOVES);
    }

    @Produces
    @Singleton
    ActiveBoards boards(
            KafkaAssignedPartitions partitions, TickScheduler ticks, FanoutPublisher fanout, CursorMeters meters) {
        var boards = new ActiveBoards(partitions, System::nanoTime, ticks, LoadedTick.ofThisProcess(), fanout);
        meters.watch(boards);
        return boards;
    }
}
