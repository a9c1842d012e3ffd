package io.chalkstream.kit.lag;

import io.chalkstream.protocol.topic.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** The positions in one topic, as its consumers report them. Thread-safe. */
public final class ReadPositions implements TopicProgress {
    private final Topic topic;
    private final Map<Integer, Long> next = new ConcurrentHashMap<>();

    public ReadPositions(Topic topic) {
        this.topic = topic;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    /** The partition is read from here on. */
    public void assigned(int partition, long from) {
        next.put(partition, from);
    }

    /** The partition is no longer read. */
    public void released(int partition) {
        next.remove(partition);
    }

    /** Everything before {@code offset} is handled; ignored if the partition isn't read, or a later offset is known. */
    public void advanceTo(int partition, long offset) {
        next.computeIfPresent(partition, (key, known) -> Math.max(known, offset));
    }

    /** All records of a poll are handled. */
    public void handled(ConsumerRecords<?, ?> records) {
        for (TopicPartition partition : records.partitions()) {
            var some = records.records(partition);
            advanceTo(partition.partition(), some.get(some.size() - 1).offset() + 1);
        }
    }

    @Override
    public Map<Integer, Long> positions() {
        return Map.copyOf(next);
    }
}
