package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.History;
import io.chalkstream.protocol.topic.Topic;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** board-commands → decide, apply → board-events and fanout. Sources and sinks bear the names of their topics. */
public final class BoardTopology {
    private static final String PROCESSOR = "board";

    private BoardTopology() {}

    @Produces
    @Singleton
    static History history(
            @ConfigProperty(name = "chalkstream.board-state.history.events") long events,
            @ConfigProperty(name = "chalkstream.board-state.history.age") Duration age) {
        return new History(events, age);
    }

    @Produces
    @Singleton
    public static Topology topology(BoardLocks locks, BoardStateMeters meters, History history) {
        String commands = Topic.BOARD_COMMANDS.topicName();
        var topology = new Topology()
                .addSource(commands, new StringDeserializer(), new ByteArrayDeserializer(), commands)
                .addProcessor(PROCESSOR, () -> new CommandProcessor(locks, meters, history), commands);
        BoardStores.builders().forEach(store -> topology.addStateStore(store, PROCESSOR));
        addSink(topology, Topic.BOARD_EVENTS.topicName());
        addSink(topology, Topic.FANOUT.topicName());
        return topology;
    }

    private static void addSink(Topology topology, String topic) {
        topology.addSink(topic, topic, new StringSerializer(), new ByteArraySerializer(), PROCESSOR);
    }
}
