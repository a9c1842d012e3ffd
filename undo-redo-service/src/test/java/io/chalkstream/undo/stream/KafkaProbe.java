package io.chalkstream.undo.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what the service reads, and reads all that it writes. */
final class KafkaProbe implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    KafkaProbe(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = Stream.of(Topic.BOARD_COMMANDS, Topic.FANOUT)
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static ProducerRecord<String, byte[]> record(Topic topic, String board, Object message) {
        return new ProducerRecord<>(topic.topicName(), board, Json.bytes(message));
    }

    void send(Topic topic, String board, Object message) throws ExecutionException, InterruptedException {
        producer.send(record(topic, board, message)).get();
    }

    /** The first {@code count} commands for the board. */
    List<BoardCommand.Reverse> commands(String board, int count) {
        return await(Topic.BOARD_COMMANDS, board, count).stream()
                .map(KafkaProbe::command)
                .toList();
    }

    /** The first {@code count} messages to people on the board. */
    List<ServerMessage> messages(String board, int count) {
        return await(Topic.FANOUT, board, count).stream()
                .map(record -> Json.read(record.value(), ServerMessage.class))
                .toList();
    }

    /** The commands for the board that have come since the last call. */
    List<BoardCommand.Reverse> commandsOf(String board) {
        consumer.poll(Duration.ZERO).forEach(seen::add);
        var commands = of(Topic.BOARD_COMMANDS, board).toList();
        seen.removeAll(commands);
        return commands.stream().map(KafkaProbe::command).toList();
    }

    /** How many commands for the board have been read so far. */
    long commandsSoFar(String board) {
        consumer.poll(Duration.ZERO).forEach(seen::add);
        return of(Topic.BOARD_COMMANDS, board).count();
    }

    private List<ConsumerRecord<String, byte[]>> await(Topic topic, String board, int count) {
        var end = Instant.now().plus(DEADLINE);
        while (of(topic, board).count() < count && Instant.now().isBefore(end)) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        assertThat(of(topic, board)).as("%s of %s", topic.topicName(), board).hasSizeGreaterThanOrEqualTo(count);
        return of(topic, board).limit(count).toList();
    }

    private static BoardCommand.Reverse command(ConsumerRecord<String, byte[]> record) {
        return (BoardCommand.Reverse) Json.read(record.value(), BoardCommand.class);
    }

    private Stream<ConsumerRecord<String, byte[]>> of(Topic topic, String board) {
        return seen.stream()
                .filter(record ->
                        record.topic().equals(topic.topicName()) && record.key().equals(board));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
