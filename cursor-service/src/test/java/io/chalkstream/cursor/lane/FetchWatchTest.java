package io.chalkstream.cursor.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class FetchWatchTest {
    private static final Duration LATELY = Duration.ofSeconds(2);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CURSOR_MOVES.topicName(), 0);

    @Test
    void fetches_are_answered_even_if_there_is_nothing_and_not_when_kafka_is_gone() {
        var kafka = EmbeddedKafka.startTemporary();
        try (var consumer = consumer(kafka)) {
            var watch = new FetchWatch(consumer);
            assertThat(watch.isAnswered(0, LATELY)).as("before the first fetch").isFalse();
            poll(consumer);
            assertThat(watch.isAnswered(1, LATELY)).isTrue();
            poll(consumer);
            long later = 1 + LATELY.toNanos();
            assertThat(watch.isAnswered(later + 1, LATELY)).isTrue();

            kafka.close();
            poll(consumer);
            watch.isAnswered(later + 2, LATELY);
            poll(consumer);

            assertThat(watch.isAnswered(later + 3, LATELY)).isTrue();
            assertThat(watch.isAnswered(later + 3 + LATELY.toNanos(), LATELY)).isFalse();
        } finally {
            kafka.close();
        }
    }

    @Test
    void a_consumer_without_such_a_metric_hears_nothing() {
        var watch = new FetchWatch(new MockConsumer<String, byte[]>("latest"));

        assertThat(watch.isAnswered(0, LATELY)).isFalse();
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

    /** For as long as it takes Kafka to answer a fetch. */
    private static void poll(KafkaConsumer<?, ?> consumer) {
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        while (System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(100));
        }
    }
}
