package io.chalkstream.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** How far the source partitions of a topology are read: as its processors report, and at least as committed. Thread-safe. */
public final class StreamsPositions {
    private final Map<TopicPartition, Long> handled = new ConcurrentHashMap<>();

    /** The record, and everything before it in its partition, is handled. */
    public void handled(RecordMetadata record) {
        handled.merge(new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
    }

    /** The next offset to handle, by partition of the topic; none while the topology doesn't run. */
    public Map<Integer, Long> of(KafkaStreams streams, String topic) {
        var positions = new HashMap<Integer, Long>();
        if (streams.state().isRunningOrRebalancing()) {
            for (var thread : streams.metadataForLocalThreads()) {
                for (var task : thread.activeTasks()) {
                    addPositions(task, topic, positions);
                }
            }
        }
        return positions;
    }

    private void addPositions(TaskMetadata task, String topic, Map<Integer, Long> positions) {
        for (var partition : task.topicPartitions()) {
            if (partition.topic().equals(topic)) {
                long committed = task.committedOffsets().getOrDefault(partition, 0L);
                positions.put(partition.partition(), Math.max(committed, handled.getOrDefault(partition, 0L)));
            }
        }
    }
}
