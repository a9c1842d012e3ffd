package io.chalkstream.boardstate;

import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends commands as a gateway does, and reads what board-state publishes, uncommitted, as gateways do. */
public final class KafkaProbe implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public KafkaProbe(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 1),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : List.of(Topic.BOARD_EVENTS, Topic.FANOUT, Topic.BOARD_COMMANDS_DEAD_LETTERS)) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                partitions.add(new TopicPartition(topic.topicName(), partition));
            }
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    public void send(String boardId, BoardCommand command, long timestamp) {
        send(boardId, Json.bytes(command), timestamp);
    }

    /** Sends a command without waiting. */
    public void sendSoon(String boardId, BoardCommand command, long timestamp) {
        var unused = producer.send(
                new ProducerRecord<>(Topic.BOARD_COMMANDS.topicName(), null, timestamp, boardId, Json.bytes(command)));
    }

    /** Sends any bytes, and waits until Kafka has them. */
    public void send(String boardId, byte[] value, long timestamp) {
        try {
            producer.send(new ProducerRecord<>(Topic.BOARD_COMMANDS.topicName(), null, timestamp, boardId, value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The first {@code count} records of the board in the topic, in order; fails if they don't come. */
    public List<ConsumerRecord<String, byte[]>> await(Topic topic, String boardId, int count) {
        Predicate<ConsumerRecord<String, byte[]>> wanted =
                record -> record.topic().equals(topic.topicName()) && boardId.equals(record.key());
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            var found = seen.stream().filter(wanted).limit(count).toList();
            if (found.size() == count) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        topic + " has " + found.size() + " of " + count + " records of board " + boardId);
            }
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        }
    }

    /** How many records of the board have been seen in the topic so far. */
    public long seen(Topic topic, String boardId) {
        return seen.stream()
                .filter(record -> record.topic().equals(topic.topicName()) && boardId.equals(record.key()))
                .count();
    }

    /** The value of a header that the record must have exactly once. */
    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        var values = new ArrayList<String>();
        record.headers()
                .headers(name)
                .forEach(header -> values.add(new String(header.value(), StandardCharsets.UTF_8)));
        if (values.size() != 1) {
            throw new AssertionError("header " + name + " is there " + values.size() + " times");
        }
        return values.get(0);
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
