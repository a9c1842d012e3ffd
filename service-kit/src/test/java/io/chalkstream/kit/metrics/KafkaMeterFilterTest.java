package io.chalkstream.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class KafkaMeterFilterTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    KafkaMeterFilterTest() {
        registry.config().meterFilter(new KafkaMeterFilter());
    }

    @Test
    void meters_of_each_topic_partition_broker_and_task_are_not_exported() {
        registry.counter(
                "kafka.consumer.fetch.manager.records.lag", "client.id", "c", "topic", "fanout", "partition", "1");
        registry.counter("kafka.consumer.node.response.total", "client.id", "c", "node.id", "node-1");
        registry.counter("kafka.stream.state.put.rate", "thread.id", "t", "task.id", "0_1");

        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void the_id_of_a_process_is_left_out_of_the_names_of_clients() {
        registry.counter(
                "kafka.consumer.fetch.manager.fetch.total",
                "client.id",
                "board-state-ab8634b1-064b-4c95-9d51-55a90bf9c27f-StreamThread-1-consumer");

        assertThat(registry.get("kafka.consumer.fetch.manager.fetch.total")
                        .tag("client.id", "board-state-StreamThread-1-consumer")
                        .counter())
                .isNotNull();

        registry.counter("kafka.stream.client.state", "process.id", "ab8634b1-064b-4c95-9d51-55a90bf9c27f");
        assertThat(registry.get("kafka.stream.client.state").counter().getId().getTags())
                .isEmpty();
    }

    @Test
    void other_meters_are_left_as_they_are() {
        registry.counter("chalkstream.topic.records.read", "topic", "fanout");

        assertThat(registry.getMeters()).hasSize(1);
    }
}
