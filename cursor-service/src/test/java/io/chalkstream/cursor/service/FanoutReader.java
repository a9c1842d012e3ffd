package io.chalkstream.cursor.service;

import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the frames of one board from the topic fanout, as a gateway does. */
final class FanoutReader implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final String boardId;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    FanoutReader(String bootstrapServers, String boardId) {
        this.boardId = boardId;
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(Topic.FANOUT.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All frames of the board so far, as soon as {@code condition} holds for them. */
    List<ConsumerRecord<String, byte[]>> await(Predicate<List<ConsumerRecord<String, byte[]>>> condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.test(records)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + DEADLINE + ", frames so far: " + records);
            }
            consumer.poll(Duration.ofMillis(50)).forEach(this::keep);
        }
        return records;
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
        if (boardId.equals(record.key())) {
            records.add(record);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
