package io.chalkstream.simulation.streams;

import io.chalkstream.simulation.kafka.Isolation;
import io.chalkstream.simulation.kafka.ModelRecord;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Where faults can be put between a service's code and Kafka Streams. As they are, nothing is changed. */
public interface StreamsSeams {
    /** The store as the service sees it. */
    default KeyValueStore<String, byte[]> store(KeyValueStore<String, byte[]> store) {
        return store;
    }

    /** What becomes of a record that the service publishes. */
    default List<ModelRecord> output(String topic, ModelRecord record) {
        return List.of(record);
    }

    /** Whether a change of the store goes to its changelog. */
    default boolean logs(String store, String key, byte @Nullable [] value) {
        return true;
    }

    /** Whether what the service writes takes effect together, if it should. */
    default boolean isAtomic() {
        return true;
    }

    /** How a changelog is read by who takes over. */
    default Isolation restoring(Isolation isolation) {
        return isolation;
    }

    /** Whether who takes over waits for the end of the changelog. */
    default boolean restoresAll() {
        return true;
    }

    /** The offsets that are committed. */
    default Map<TopicPartition, Long> committing(Map<TopicPartition, Long> offsets) {
        return offsets;
    }
}
