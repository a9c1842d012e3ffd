package io.chalkstream.boardstate.stream;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * How records are taken up so that none can fail before the processor sees it: Kafka Streams would stop its thread, and
 * the next one, at the same record again.
 */
final class LenientSerdes {
    /**
     * Any bytes as text and back again without a loss, one character a byte. A board's id is ASCII, and the same in
     * UTF-8.
     */
    static final Deserializer<String> KEY_DESERIALIZER =
            (topic, key) -> key == null ? null : new String(key, StandardCharsets.ISO_8859_1);

    static final Serializer<String> KEY_SERIALIZER =
            (topic, key) -> key == null ? null : key.getBytes(StandardCharsets.ISO_8859_1);

    /** The record's timestamp; 0 for a negative one, which Kafka Streams wouldn't hand on. */
    static final TimestampExtractor TIMESTAMP = (record, latest) -> Math.max(0, record.timestamp());

    private LenientSerdes() {}
}
