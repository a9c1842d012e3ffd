package io.chalkstream.undo.stream;

import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.LenientSerdes;
import io.chalkstream.streams.StandstillDetector;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import io.chalkstream.undo.UndoSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;

/**
 * board-events and undo-requests → histories → board-commands and fanout. Sources and sinks bear the names of their
 * topics. The two sources have the same keys and as many partitions, so that one task has all of a board.
 */
public final class UndoTopology {
    private static final String PROCESSOR = "history";
    /** Shorter than the consumer's session time-out, after which Kafka gives the partitions to others. */
    private static final Duration STANDSTILL = Duration.ofMillis(1500);

    private UndoTopology() {}

    @Produces
    @Singleton
    static Topology topology(UndoMeters meters, StreamsPositions positions, UndoSettings settings) {
        return topology(meters, positions, StandstillDetector.start(STANDSTILL), settings.keptFor());
    }

    static Topology topology(
            UndoMeters meters, StreamsPositions positions, StandstillDetector detector, Duration keptFor) {
        var topology = new Topology();
        addSource(topology, Topic.BOARD_EVENTS.topicName());
        addSource(topology, Topic.UNDO_REQUESTS.topicName());
        topology.addProcessor(
                PROCESSOR,
                () -> new HistoryProcessor(meters, positions, detector, keptFor),
                Topic.BOARD_EVENTS.topicName(),
                Topic.UNDO_REQUESTS.topicName());
        HistoryStores.builders().forEach(store -> topology.addStateStore(store, PROCESSOR));
        addSink(topology, Topic.BOARD_COMMANDS.topicName());
        addSink(topology, Topic.FANOUT.topicName());
        return topology;
    }

    private static void addSource(Topology topology, String topic) {
        topology.addSource(
                AutoOffsetReset.earliest(),
                topic,
                LenientSerdes.TIMESTAMP,
                LenientSerdes.KEY_DESERIALIZER,
                new ByteArrayDeserializer(),
                topic);
    }

    private static void addSink(Topology topology, String topic) {
        topology.addSink(topic, topic, new StringSerializer(), new ByteArraySerializer(), PROCESSOR);
    }
}
