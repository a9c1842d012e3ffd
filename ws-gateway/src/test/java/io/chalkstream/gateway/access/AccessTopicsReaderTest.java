package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.Revocation;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AccessTopicsReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("board-links", 0);
    private static final byte[] REVOCATION = Json.bytes(new Revocation(Role.STUDENT, 7));

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final List<String> revoked = new ArrayList<>();

    @Test
    void K6_it_is_caught_up_once_the_records_from_before_the_start_have_been_read() {
        var reader = reader(0, 2);
        record(0, "b1", REVOCATION);
        poll(reader);
        assertThat(reader.isCaughtUp()).isFalse();

        record(1, "b2", REVOCATION);
        poll(reader);
        poll(reader);

        assertThat(reader.isCaughtUp()).isTrue();
        assertThat(revoked).containsExactly("b1", "b2");
    }

    @Test
    void a_topic_without_retained_records_is_read() {
        var reader = reader(5, 5);
        poll(reader);
        poll(reader);

        assertThat(reader.isCaughtUp()).isTrue();
    }

    @Test
    void a_topic_that_never_had_a_record_is_read() {
        var reader = reader(0, 0);
        poll(reader);

        assertThat(reader.isCaughtUp()).isTrue();
    }

    @Test
    void records_without_a_revocation_are_skipped() {
        var reader = reader(0, 4);
        record(0, "b1", REVOCATION);
        record(1, null, REVOCATION);
        record(2, "b2", new byte[] {'{'});
        record(3, "b3", null);
        poll(reader);
        poll(reader);

        assertThat(reader.isCaughtUp()).isTrue();
        assertThat(revoked).containsExactly("b1");
    }

    private AccessTopicsReader reader(long beginning, long end) {
        consumer.updateBeginningOffsets(Map.of(PARTITION, beginning));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return new AccessTopicsReader(consumer, List.of(PARTITION), (topic, board, value) -> {
            Revocation.FORMAT.read(value);
            revoked.add(board);
        });
    }

    private void record(long offset, String board, byte[] value) {
        consumer.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, board, value));
    }

    private static void poll(AccessTopicsReader reader) {
        reader.poll(Duration.ofMillis(1));
    }
}
