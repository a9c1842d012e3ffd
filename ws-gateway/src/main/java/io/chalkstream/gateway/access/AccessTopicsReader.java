package io.chalkstream.gateway.access;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads partitions from their beginning, without a group.
 *
 * <p>It is caught up once the consumer's positions have reached the ends that the partitions had at the start. The last record before
 * an end may be gone (retention) or unreadable, so the records themselves don't tell. One thread calls {@link #poll}; any thread may
 * ask.
 */
final class AccessTopicsReader {
    private static final Logger LOG = Logger.getLogger(AccessTopicsReader.class);

    private final Consumer<String, byte[]> consumer;
    private final Collection<TopicPartition> partitions;
    private final Handler handler;
    private Map<TopicPartition, Long> endsAtStart = Map.of();
    private volatile Map<TopicPartition, Long> positions = Map.of();
    private volatile boolean caughtUp;

    /** Takes records. One that it can't handle is skipped. */
    interface Handler {
        void handle(String topic, String board, byte[] value);
    }

    AccessTopicsReader(Consumer<String, byte[]> consumer, Collection<TopicPartition> partitions, Handler handler) {
        this.consumer = consumer;
        this.partitions = List.copyOf(partitions);
        this.handler = handler;
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Whether all records from before the start have been read. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Waits for records up to {@code timeout}, and handles them. Throws what Kafka throws; it may be called again after that. */
    void poll(Duration timeout) {
        if (endsAtStart.isEmpty()) {
            endsAtStart = consumer.endOffsets(partitions);
        }
        if (!caughtUp && endsAtStart.keySet().containsAll(partitions)) {
            caughtUp = partitions.stream().allMatch(this::isAtEnd);
        }
        consumer.poll(caughtUp ? timeout : Duration.ofMillis(Math.min(timeout.toMillis(), 100)))
                .forEach(this::handle);
        positions = partitions.stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    }

    /** The next offset to handle, by partition; empty until the first poll has ended. */
    Map<TopicPartition, Long> positions() {
        return positions;
    }

    private boolean isAtEnd(TopicPartition partition) {
        return consumer.position(partition) >= endsAtStart.getOrDefault(partition, Long.MAX_VALUE);
    }

    /** A record that fails must not hold up the others. */
    private void handle(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.key() == null || record.value() == null) {
                throw new InvalidMessageException(ErrorCode.MALFORMED, "a record has a board and a value");
            }
            handler.handle(record.topic(), record.key(), record.value());
        } catch (RuntimeException e) {
            LOG.warnf(e, "A record of %s is skipped: offset %d", record.topic(), record.offset());
        }
    }
}
