package io.chalkstream.kit.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LagProbeTest {
    private static final TopicPartition FIRST = new TopicPartition("board-events", 0);
    private static final TopicPartition SECOND = new TopicPartition("board-events", 1);
    private static final long NOW = 1_000_000;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final LagProbe probe =
            new LagProbe(consumer, Duration.ofMillis(50), Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    @Test
    void a_position_at_the_end_has_no_lag() {
        consumer.updateEndOffsets(Map.of(FIRST, 7L));

        assertThat(probe.measure(Map.of(FIRST, 7L))).isEqualTo(Map.of(FIRST, new PartitionLag(7, 7, Duration.ZERO)));
    }

    @Test
    void the_lag_is_the_number_of_unread_records_and_the_age_of_the_oldest() {
        consumer.updateEndOffsets(Map.of(FIRST, 9L, SECOND, 4L));
        consumer.schedulePollTask(() -> {
            add(FIRST, 5, NOW - 2_500);
            add(FIRST, 6, NOW - 1_000);
            add(SECOND, 3, NOW - 40);
        });

        assertThat(probe.measure(Map.of(FIRST, 5L, SECOND, 3L)))
                .containsEntry(FIRST, new PartitionLag(5, 9, Duration.ofMillis(2_500)))
                .containsEntry(SECOND, new PartitionLag(3, 4, Duration.ofMillis(40)));
    }

    @Test
    void offsets_without_a_record_are_no_lag_and_are_read_once() {
        consumer.updateEndOffsets(Map.of(FIRST, 6L));
        consumer.schedulePollTask(() -> consumer.seek(FIRST, 6));

        assertThat(probe.measure(Map.of(FIRST, 5L))).containsEntry(FIRST, new PartitionLag(6, 6, Duration.ZERO));
        assertThat(probe.measure(Map.of(FIRST, 5L))).containsEntry(FIRST, new PartitionLag(6, 6, Duration.ZERO));
    }

    @Test
    void the_age_of_a_record_that_does_not_arrive_in_time_is_unknown() {
        consumer.updateEndOffsets(Map.of(FIRST, 6L));

        assertThat(probe.measure(Map.of(FIRST, 5L))).containsEntry(FIRST, new PartitionLag(5, 6, null));
    }

    private void add(TopicPartition partition, long offset, long timestamp) {
        consumer.addRecord(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                timestamp,
                TimestampType.CREATE_TIME,
                1,
                1,
                new byte[1],
                new byte[1],
                new RecordHeaders(),
                Optional.empty()));
    }
}
