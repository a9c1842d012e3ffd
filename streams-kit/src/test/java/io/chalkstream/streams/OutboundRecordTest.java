package io.chalkstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class OutboundRecordTest {
    private final MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();

    @Test
    void a_record_goes_to_the_sink_of_its_topic_with_its_headers_in_utf_8() {
        var record = new OutboundRecord(Topic.FANOUT, new byte[] {1, 2}, Map.of("to", "Zoë"));

        record.forward(context, "b1", 7);

        var forwarded = context.forwarded().get(0);
        assertThat(forwarded.childName()).contains("fanout");
        assertThat(forwarded.record().key()).isEqualTo("b1");
        assertThat(forwarded.record().value()).containsExactly(1, 2);
        assertThat(forwarded.record().timestamp()).isEqualTo(7);
        assertThat(new String(forwarded.record().headers().lastHeader("to").value(), StandardCharsets.UTF_8))
                .isEqualTo("Zoë");
    }

    @Test
    void the_place_of_a_record_is_its_topic_partition_and_offset() {
        assertThat(RecordPlace.of(context, "a tick")).isEqualTo("a tick");

        context.setRecordMetadata("board-events", 3, 42);

        assertThat(RecordPlace.of(context, "a tick")).isEqualTo("board-events-3@42");
    }
}
