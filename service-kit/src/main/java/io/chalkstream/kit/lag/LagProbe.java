package io.chalkstream.kit.lag;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how far a position is from the end of its partition, with a consumer of its own that is in no group. The age comes from the
 * oldest unread record itself, so it is right after a restart, too. The end of a transaction takes an offset, but is no record: where
 * nothing else is left, there is no lag. Used by one thread; blocks.
 */
final class LagProbe implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;
    private final Clock clock;
    /** Offsets up to which a partition has no record, only ends of transactions. */
    private final Map<TopicPartition, Long> recordless = new HashMap<>();

    /** @param timeout for each request to Kafka, and for reading the oldest unread records */
    LagProbe(Consumer<byte[], byte[]> consumer, Duration timeout, Clock clock) {
        this.consumer = consumer;
        this.timeout = timeout;
        this.clock = clock;
    }

    /**
     * Measures the lag of these positions.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka doesn't answer
     */
    Map<TopicPartition, PartitionLag> measure(Map<TopicPartition, Long> positions) {
        recordless.keySet().retainAll(positions.keySet());
        var starts = new HashMap<TopicPartition, Long>();
        positions.forEach(
                (partition, next) -> starts.put(partition, Math.max(next, recordless.getOrDefault(partition, 0L))));
        // Without an assignment, Kafka's client warns of each partition.
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
        var ends = consumer.endOffsets(starts.keySet(), timeout);
        var lagging = starts.entrySet().stream()
                .filter(start -> start.getValue() < ends.getOrDefault(start.getKey(), 0L))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        var ages = lagging.isEmpty() ? Map.<TopicPartition, Duration>of() : ages(lagging, starts);
        var lags = new HashMap<TopicPartition, PartitionLag>();
        starts.forEach((partition, start) -> {
            long end = ends.getOrDefault(partition, start);
            long position = Math.max(start, recordless.getOrDefault(partition, 0L));
            lags.put(partition, new PartitionLag(position, end, position < end ? ages.get(partition) : Duration.ZERO));
        });
        return lags;
    }

    private Map<TopicPartition, Duration> ages(Collection<TopicPartition> lagging, Map<TopicPartition, Long> starts) {
        consumer.pause(starts.keySet());
        consumer.resume(lagging);
        var ages = new HashMap<TopicPartition, Duration>();
        var left = new HashSet<>(lagging);
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            long now = clock.millis();
            for (var record : consumer.poll(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (left.remove(partition)) {
                    ages.put(partition, Duration.ofMillis(Math.max(0, now - record.timestamp())));
                }
            }
            left.removeIf(partition -> isRecordless(partition, starts.get(partition)));
        }
        return ages;
    }

    /** Whether the consumer has moved on without a record. */
    private boolean isRecordless(TopicPartition partition, @Nullable Long start) {
        long reached = consumer.position(partition, timeout);
        if (start == null || reached <= start) {
            return false;
        }
        recordless.put(partition, reached);
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
