package io.chalkstream.boardstate.stream;

import io.chalkstream.boardstate.BoardStateMeters;
import io.chalkstream.boardstate.board.EventHistory;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.LenientSerdes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** board-commands → decide, apply → board-events and fanout, or dead letters. Sources and sinks bear the names of their topics. */
public final class BoardTopology {
    private static final String PROCESSOR = "board";

    private BoardTopology() {}

    @Produces
    @Singleton
    static EventHistory history(
            @ConfigProperty(name = "chalkstream.board-state.history.events") long events,
            @ConfigProperty(name = "chalkstream.board-state.history.age") Duration age) {
        return new EventHistory(events, age);
    }

    @Produces
    @Singleton
    public static Topology topology(
            BoardLocks locks,
            CommandProgress progress,
            BoardStateMeters meters,
            EventHistory history,
            JobScheduler jobs) {
        return topology(Stores.persistentKeyValueStore(BoardKeys.STORE), locks, progress, meters, history, jobs);
    }

    static Topology topology(
            KeyValueBytesStoreSupplier store,
            BoardLocks locks,
            CommandProgress progress,
            BoardStateMeters meters,
            EventHistory history,
            JobScheduler jobs) {
        String commands = Topic.BOARD_COMMANDS.topicName();
        var topology = new Topology()
                .addSource(
                        AutoOffsetReset.earliest(),
                        commands,
                        LenientSerdes.TIMESTAMP,
                        LenientSerdes.KEY_DESERIALIZER,
                        new ByteArrayDeserializer(),
                        commands)
                .addProcessor(PROCESSOR, () -> new CommandProcessor(locks, progress, meters, history, jobs), commands);
        topology.addStateStore(builder(store), PROCESSOR);
        addSink(topology, Topic.BOARD_EVENTS, new StringSerializer());
        addSink(topology, Topic.FANOUT, new StringSerializer());
        addSink(topology, Topic.BOARD_COMMANDS_DEAD_LETTERS, LenientSerdes.KEY_SERIALIZER);
        return topology;
    }

    /**
     * The boards' store. Without Streams' cache in front: it would hold writes back until the commit, make the commit longer, and
     * take from a scan the consistent view that RocksDB gives.
     */
    private static StoreBuilder<KeyValueStore<String, byte[]>> builder(KeyValueBytesStoreSupplier store) {
        return Stores.keyValueStoreBuilder(store, Serdes.String(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    private static void addSink(Topology topology, Topic topic, Serializer<String> keys) {
        topology.addSink(topic.topicName(), topic.topicName(), keys, new ByteArraySerializer(), PROCESSOR);
    }
}
