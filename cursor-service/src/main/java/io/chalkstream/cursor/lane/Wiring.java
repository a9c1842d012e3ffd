package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Boards;
import io.chalkstream.kit.concurrency.TopicReader;
import io.chalkstream.protocol.topic.Topic;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that are plain Java. */
@Singleton
final class Wiring {
    private static final String CONCURRENCY = "mp.messaging.incoming.cursor-moves.concurrency";

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    TopicReader cursorMoves(@ConfigProperty(name = CONCURRENCY) int consumers) {
        return new TopicReader(Topic.CURSOR_MOVES, consumers, CONCURRENCY);
    }

    @Produces
    @Singleton
    Boards boards(OwnPartitions partitions, Ticks ticks, FanoutFrames fanout, CursorMeters meters) {
        var boards = new Boards(partitions, System::nanoTime, ticks, fanout);
        meters.watch(boards);
        return boards;
    }
}
