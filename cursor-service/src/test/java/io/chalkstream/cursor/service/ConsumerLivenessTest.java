package io.chalkstream.cursor.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ConsumerLivenessTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CURSOR_MOVES.topicName(), 0);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Map<MetricName, Metric> metrics = new HashMap<>();
    private final ConsumerLiveness watch = new ConsumerLiveness(new MockConsumer<String, byte[]>("latest") {
        @Override
        public Map<MetricName, ? extends Metric> metrics() {
            return metrics;
        }
    });

    @Test
    void an_idle_broker_is_responding_and_a_dead_one_is_not() {
        var kafka = EmbeddedKafka.startTemporary();
        try (var consumer = consumer(kafka)) {
            var real = new ConsumerLiveness(consumer);
            assertThat(real.isResponding(System.nanoTime()))
                    .as("before the first fetch")
                    .isFalse();
            await(true, real, consumer);

            kafka.close();

            await(false, real, consumer);
        } finally {
            kafka.close();
        }
    }

    @Test
    void a_silent_broker_counts_as_not_responding_until_another_has_its_partitions() {
        for (long second = 1; second <= 30; second++) {
            count("fetch-total", Map.of(), second);
            count("response-total", Map.of("node-id", "node-1"), second);
            count("response-total", Map.of("node-id", "node-2"), Math.min(second, 10));
            count("response-total", Map.of("node-id", "node--1"), 2);

            boolean isOverdue = second > 10 + ConsumerLiveness.RECENT.toSeconds()
                    && second <= 10 + ConsumerLiveness.FORGET_AFTER.toSeconds();
            assertThat(watch.isResponding(second * SECOND))
                    .as("after %d s", second)
                    .isEqualTo(!isOverdue);
        }
    }

    @Test
    void a_broker_with_rare_requests_does_not_count_as_silent() {
        for (long second = 1; second <= 60; second++) {
            count("fetch-total", Map.of(), second);
            count("response-total", Map.of("node-id", "node-2"), second / 20);

            assertThat(watch.isResponding(second * SECOND)).isTrue();
        }
    }

    @Test
    void a_consumer_without_fetch_responses_is_not_responding_even_if_other_requests_are_answered() {
        for (long second = 1; second <= 10; second++) {
            count("fetch-total", Map.of(), Math.min(second, 5));
            count("fetch-total", Map.of("topic", "cursor-moves"), second);
            count("response-total", Map.of("node-id", "node-1"), second);

            assertThat(watch.isResponding(second * SECOND))
                    .isEqualTo(second <= 5 + ConsumerLiveness.RECENT.toSeconds());
        }
    }

    private void count(String name, Map<String, String> tags, long value) {
        String group = name.startsWith("fetch") ? "consumer-fetch-manager-metrics" : "consumer-node-metrics";
        var metricName = new MetricName(name, group, "", tags);
        metrics.put(metricName, new Metric() {
            @Override
            public MetricName metricName() {
                return metricName;
            }

            @Override
            public Object metricValue() {
                return (double) value;
            }
        });
    }

    private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedKafka kafka) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        return consumer;
    }

    private static void await(boolean responding, ConsumerLiveness watch, KafkaConsumer<?, ?> consumer) {
        // Only the thread that a consumer belongs to may poll it.
        Awaitility.await().pollInSameThread().atMost(DEADLINE).until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return watch.isResponding(System.nanoTime()) == responding;
        });
    }
}
