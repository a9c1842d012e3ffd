package io.chalkstream.gateway.access;

import io.chalkstream.access.Revocation;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the topic board-links from its beginning, without a group.
 *
 * <p>It is caught up once the consumer's position has reached the end that the topic had at the start. The last record before that end
 * may be gone (retention) or unreadable, so the records themselves don't tell. One thread calls {@link #poll}; any thread may ask.
 */
final class RevocationReader {
    private static final Logger LOG = Logger.getLogger(RevocationReader.class);
    private static final long UNKNOWN = -1;

    private final Consumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final BiConsumer<String, Revocation> revoked;
    private long endAtStart = UNKNOWN;
    private volatile boolean caughtUp;

    /** @param revoked takes each revocation and its board */
    RevocationReader(
            Consumer<String, byte[]> consumer, TopicPartition partition, BiConsumer<String, Revocation> revoked) {
        this.consumer = consumer;
        this.partition = partition;
        this.revoked = revoked;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Whether all revocations from before the start have been read. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Waits for records up to {@code timeout}, and handles them. Throws what Kafka throws; it may be called again after that. */
    void poll(Duration timeout) {
        if (endAtStart == UNKNOWN) {
            endAtStart = consumer.endOffsets(List.of(partition)).getOrDefault(partition, UNKNOWN);
        }
        if (endAtStart != UNKNOWN && !caughtUp) {
            caughtUp = consumer.position(partition) >= endAtStart;
        }
        consumer.poll(caughtUp ? timeout : Duration.ofMillis(Math.min(timeout.toMillis(), 100)))
                .forEach(this::handle);
    }

    /** A record that fails must not hold up the others. */
    private void handle(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.key() == null || record.value() == null) {
                throw new InvalidMessageException(ErrorCode.MALFORMED, "a revocation has a board and a value");
            }
            revoked.accept(record.key(), Revocation.FORMAT.read(record.value()));
        } catch (RuntimeException e) {
            LOG.warnf(e, "A record of board-links is passed over: offset %d", record.offset());
        }
    }
}
