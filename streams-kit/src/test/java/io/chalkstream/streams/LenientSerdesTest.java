package io.chalkstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LenientSerdesTest {

    @Test
    void any_bytes_survive_as_a_key() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }

        String key = LenientSerdes.KEY_DESERIALIZER.deserialize("t", bytes);

        assertThat(LenientSerdes.KEY_SERIALIZER.serialize("t", key)).isEqualTo(bytes);
        assertThat(LenientSerdes.KEY_DESERIALIZER.deserialize("t", (byte[]) null))
                .isNull();
    }

    @Test
    void a_record_without_a_timestamp_is_not_dropped() {
        var record = new ConsumerRecord<Object, Object>("t", 0, 0, "k", "v");

        assertThat(LenientSerdes.TIMESTAMP.extract(record, 5)).isZero();
    }
}
