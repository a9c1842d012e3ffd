package io.chalkstream.simulation.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.kafka.ModelRecord;
import io.chalkstream.simulation.streams.StreamsSeams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.KeyValueStore;

/** Faults between a service and Kafka Streams. */
final class StreamsFault {
    private StreamsFault() {}

    static StreamsSeams store(Supplier<StoreFault> fault) {
        return new StreamsSeams() {
            @Override
            public KeyValueStore<String, byte[]> store(KeyValueStore<String, byte[]> store) {
                return StoreFault.with(fault.get(), store);
            }
        };
    }

    /** A store's changes; the value is null for a removal. */
    interface Change {
        boolean is(String store, String key, byte[] value);
    }

    static StreamsSeams notLogged(Change change) {
        return new StreamsSeams() {
            @Override
            public boolean logs(String store, String key, byte[] value) {
                return !change.is(store, key, value);
            }
        };
    }

    static StreamsSeams restoring(boolean all, boolean uncommitted) {
        return new StreamsSeams() {
            @Override
            public boolean restoresAll() {
                return all;
            }

            @Override
            public Isolation restoring(Isolation isolation) {
                return uncommitted ? Isolation.READ_UNCOMMITTED : isolation;
            }
        };
    }

    /** Commits that it has read one record more than it has. */
    static StreamsSeams ahead() {
        return new StreamsSeams() {
            @Override
            public Map<TopicPartition, Long> committing(Map<TopicPartition, Long> offsets) {
                var ahead = new HashMap<TopicPartition, Long>();
                offsets.forEach((partition, offset) -> ahead.put(partition, offset == 0 ? 0 : offset + 1));
                return ahead;
            }
        };
    }

    static StreamsSeams notAtomic() {
        return new StreamsSeams() {
            @Override
            public boolean isAtomic() {
                return false;
            }
        };
    }

    /** Some records of a topic become others. */
    static StreamsSeams output(
            Topic topic, Predicate<ModelRecord> which, int oneOf, List<Consumer<ObjectNode>> become) {
        return new StreamsSeams() {
            private int count;

            @Override
            public List<ModelRecord> output(String to, ModelRecord record) {
                return to.equals(topic.topicName()) && which.test(record) && ++count % oneOf == 0
                        ? become.stream().map(change -> changed(record, change)).toList()
                        : List.of(record);
            }
        };
    }

    private static ModelRecord changed(ModelRecord record, Consumer<ObjectNode> change) {
        var json = (ObjectNode) Json.read(record.value(), JsonNode.class);
        change.accept(json);
        return new ModelRecord(record.key(), Json.bytes(json), record.headers(), record.timestamp());
    }
}
