package io.chalkstream.undo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.undo.UndoRequest;
import io.chalkstream.undo.history.ElementFixtures;
import io.chalkstream.undo.history.ModelBoard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An instance stands still with records that it has read and not handled, while another one takes its partitions over. */
@Timeout(120)
class StandstillTest {
    private static final Author ANA = new Author("u-ana", "Ana", "c-ana-1", Role.TEACHER);
    private static final String BOARD = "board-1";
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final ModelBoard model = new ModelBoard();

    @Test
    void U3_an_instance_that_stood_still_overwrites_nothing_of_its_successors_histories() throws Exception {
        try (var broker = EmbeddedKafka.startTemporary();
                var kafka = new KafkaProbe(broker.bootstrapServers());
                var first = UndoServiceInstance.start(
                        broker.bootstrapServers(), "undo", Standstill.SETTINGS, Standstill.NANOS::get)) {
            draw(kafka, 1);
            kafka.messages(BOARD, 1);
            Standstill.begin();
            draw(kafka, 2);
            Standstill.awaitRecords();

            try (var second = UndoServiceInstance.start(broker.bootstrapServers(), "undo")) {
                kafka.messages(BOARD, 2);
                draw(kafka, 3);
                kafka.messages(BOARD, 3);
                Standstill.end();
                await().atMost(DEADLINE)
                        .until(() -> !first.owned().isEmpty() && !second.owned().isEmpty());
            }

            kafka.send(Topic.UNDO_REQUESTS, BOARD, new UndoRequest.Reverse(ANA, Direction.UNDO, 1, 3));
            assertThat(kafka.commands(BOARD, 1))
                    .extracting(BoardCommand.Reverse::of)
                    .containsExactly(new ReversalOf(Direction.UNDO, 3));
        }
    }

    private void draw(KafkaProbe kafka, long op) throws Exception {
        var element = ElementFixtures.put(ElementFixtures.rectangle("e" + op, 1));
        var outcome = model.decide(new BoardCommand.Edit(ANA, op, List.of(element)));
        kafka.send(Topic.BOARD_EVENTS, BOARD, outcome.orElseThrow());
    }

    /** Holds the thread of an instance between what it has fetched and what it handles. */
    public static final class Standstill implements ConsumerInterceptor<byte[], byte[]> {
        /** With these, Kafka takes the partitions from an instance that stands still. */
        static final Map<String, String> SETTINGS = Map.of(
                StreamsConfig.mainConsumerPrefix("interceptor.classes"),
                Standstill.class.getName(),
                StreamsConfig.consumerPrefix("max.poll.interval.ms"),
                "2500");

        static final AtomicLong NANOS = new AtomicLong();
        private static final CountDownLatch RECORDS = new CountDownLatch(1);
        private static final CountDownLatch END = new CountDownLatch(1);
        private static volatile boolean begun;

        static void begin() {
            begun = true;
        }

        static void awaitRecords() throws InterruptedException {
            RECORDS.await();
        }

        static void end() {
            NANOS.addAndGet(Duration.ofSeconds(10).toNanos());
            END.countDown();
        }

        @Override
        public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
            if (begun) {
                RECORDS.countDown();
                try {
                    END.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return records;
        }

        @Override
        public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }
}
