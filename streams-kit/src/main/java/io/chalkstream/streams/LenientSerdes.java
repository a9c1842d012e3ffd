package io.chalkstream.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Deserialisation that never fails, so that the processor sees every record: otherwise Kafka Streams would stop one
 * thread after the other at the same record.
 */
public final class LenientSerdes {
    /**
     * Any bytes as text and back without loss, one character a byte. A board's id is ASCII, which is the same in UTF-8.
     */
    public static final Deserializer<String> KEY_DESERIALIZER =
            (topic, key) -> key == null ? null : new String(key, StandardCharsets.ISO_8859_1);

    public static final Serializer<String> KEY_SERIALIZER =
            (topic, key) -> key == null ? null : key.getBytes(StandardCharsets.ISO_8859_1);

    /** The record's timestamp; 0 for a negative one, which Kafka Streams would drop. */
    public static final TimestampExtractor TIMESTAMP = (record, latest) -> Math.max(0, record.timestamp());

    private LenientSerdes() {}
}
