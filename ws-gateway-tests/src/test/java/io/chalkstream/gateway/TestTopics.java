package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The features' side of the topics: writes fanout, reads what the gateway writes. */
final class TestTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String servers;
    private final KafkaProducer<String, byte[]> producer;

    TestTopics(String servers) {
        this.servers = servers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
    }

    void event(String board, long seq) {
        var author = new Author("u-x", "X", "c-x", Role.TEACHER);
        send(
                board,
                new Routing.Event(StubBoardState.EPOCH, seq),
                Json.bytes(new ServerMessage.Event(StubBoardState.EPOCH, seq, 1, author, seq, null, null, List.of())));
    }

    void send(String board, Routing routing, ServerMessage message) {
        send(board, routing, Json.bytes(message));
    }

    void send(String board, Routing routing, byte[] frame) {
        var record = new ProducerRecord<>(Topic.FANOUT.topicName(), board, frame);
        routing.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    /** A record without any header. */
    void sendBroken(String board) {
        send(new ProducerRecord<>(Topic.FANOUT.topicName(), board, new byte[] {1}));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        var unused = producer.send(record);
        producer.flush();
    }

    /** The first {@code count} records of a board. */
    List<ConsumerRecord<String, byte[]>> read(Topic topic, String board, int count) {
        return read(topic, board, count, record -> true);
    }

    /** The first record of a board that is like this. */
    ConsumerRecord<String, byte[]> find(Topic topic, String board, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return read(topic, board, 1, wanted).get(0);
    }

    private List<ConsumerRecord<String, byte[]>> read(
            Topic topic, String board, int count, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        var deadline = Instant.now().plus(PATIENCE);
        try (var consumer = fromTheBeginning(topic)) {
            while (found.size() < count && Instant.now().isBefore(deadline)) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (found.size() < count && board.equals(record.key()) && wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
        }
        assertThat(found).hasSize(count);
        return found;
    }

    /** The boards of all records that there are. */
    Set<String> boards(Topic topic) {
        var found = new HashSet<String>();
        try (var consumer = fromTheBeginning(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            var deadline = Instant.now().plus(PATIENCE);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                assertThat(Instant.now()).isBefore(deadline);
                consumer.poll(Duration.ofMillis(100)).forEach(record -> found.add(record.key()));
            }
        }
        return found;
    }

    private KafkaConsumer<String, byte[]> fromTheBeginning(Topic topic) {
        var consumer = consumer(Map.of("bootstrap.servers", servers));
        var partitions = consumer.partitionsFor(topic.topicName()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** A member of a group that isn't the gateway. */
    KafkaConsumer<String, byte[]> member(String group) {
        var consumer = consumer(Map.of("bootstrap.servers", servers, "group.id", group, "enable.auto.commit", "false"));
        consumer.subscribe(List.of(Topic.FANOUT.topicName()));
        return consumer;
    }

    @Override
    public void close() {
        producer.close();
    }

    private static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
