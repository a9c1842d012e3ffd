package io.chalkstream.boardstate.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.kafka.embedded.TemporaryBroker;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenTransactionsTest {
    private static TemporaryBroker broker;

    @BeforeAll
    static void start() {
        broker = TemporaryBroker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void transactions_of_dead_instances_are_aborted_and_others_continue() throws Exception {
        try (var gone = begin("board-state-gone-1");
                var present = begin("board-state-present-1");
                var stranger = begin("other-gone-1")) {
            new OpenTransactions(broker.admin(), "board-state").abortAllBut(Set.of("present"));

            assertThat(states("board-state-gone-1")).doesNotContain(TransactionState.ONGOING);
            assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
            present.commitTransaction();
            stranger.commitTransaction();
        }
    }

    @Test
    void an_instance_that_has_joined_since_is_left_alone() throws Exception {
        try (var member = member("board-state-late-StreamThread-1-consumer");
                var late = begin("board-state-late-1");
                var gone = begin("board-state-lost-1")) {
            new OpenTransactions(broker.admin(), "board-state").abortAllBut(Set.of("present"));

            late.commitTransaction();
            assertThat(states("board-state-lost-1")).doesNotContain(TransactionState.ONGOING);
            assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
            assertThat(member.groupMetadata().groupId()).isEqualTo("board-state");
        }
    }

    /** A member of the group that has got its partitions. */
    private static KafkaConsumer<String, String> member(String clientId) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "group.id",
                        "board-state",
                        "client.id",
                        clientId),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(Topic.BOARD_COMMANDS.topicName()));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
        }
        return consumer;
    }

    @Test
    void without_anything_to_abort_nothing_happens() throws Exception {
        try (var present = begin("board-state-present-2")) {
            new OpenTransactions(broker.admin(), "board-state").abortAllBut(Set.of("present", "another"));

            present.commitTransaction();
        }
    }

    private static KafkaProducer<String, String> begin(String transactionalId) throws Exception {
        var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(Topic.FANOUT.topicName(), "board", "value"));
        producer.flush();
        sent.get();
        return producer;
    }

    private static List<TransactionState> states(String transactionalId) throws Exception {
        return broker.admin().listTransactions().all().get().stream()
                .filter(listing -> listing.transactionalId().equals(transactionalId))
                .map(listing -> listing.state())
                .toList();
    }
}
