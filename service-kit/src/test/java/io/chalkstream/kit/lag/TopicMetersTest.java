package io.chalkstream.kit.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TopicMeters meters = new TopicMeters(Topic.BOARD_EVENTS, registry);

    @Test
    void the_lag_is_the_sum_in_records_and_the_maximum_in_seconds() {
        meters.update(
                Map.of(0, new PartitionLag(5, 9, Duration.ofMillis(2_500)), 1, new PartitionLag(3, 4, Duration.ZERO)),
                1);

        assertThat(gauge("lag.records")).isEqualTo(5);
        assertThat(gauge("lag.seconds")).isEqualTo(2.5);
        assertThat(gauge("partitions.assigned")).isEqualTo(2);
        assertThat(gauge("consumers.idle")).isEqualTo(1);
    }

    @Test
    void without_partitions_there_is_no_lag() {
        meters.update(Map.of(), 1);

        assertThat(gauge("lag.records")).isZero();
        assertThat(gauge("lag.seconds")).isZero();
    }

    @Test
    void an_unmeasured_lag_is_not_a_number() {
        assertThat(gauge("lag.seconds")).isNaN();
        meters.update(Map.of(0, new PartitionLag(5, 9, null), 1, new PartitionLag(4, 4, Duration.ZERO)), 0);
        assertThat(gauge("lag.records")).isEqualTo(4);
        assertThat(gauge("lag.seconds")).isNaN();
        meters.unknown();
        assertThat(gauge("lag.records")).isNaN();
    }

    @Test
    void records_are_counted_while_a_partition_stays_assigned() {
        meters.update(Map.of(0, new PartitionLag(5, 9, Duration.ZERO)), 0);
        meters.update(
                Map.of(0, new PartitionLag(8, 19, Duration.ZERO), 1, new PartitionLag(100, 100, Duration.ZERO)), 0);
        meters.update(Map.of(1, new PartitionLag(101, 103, Duration.ZERO)), 0);

        assertThat(registry.counter("chalkstream.topic.records.read", "topic", "board-events")
                        .count())
                .isEqualTo(3 + 1);
        assertThat(registry.counter("chalkstream.topic.records.written", "topic", "board-events")
                        .count())
                .isEqualTo(10 + 3);
    }

    private double gauge(String name) {
        return registry.get("chalkstream.topic." + name).gauge().value();
    }
}
