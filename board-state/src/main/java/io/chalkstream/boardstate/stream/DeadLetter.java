package io.chalkstream.boardstate.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A rejected record as written to the dead letters: unchanged, with headers for the reason and the origin. */
final class DeadLetter {
    static final String KIND = "dead-letter-kind";
    static final String REASON = "dead-letter-reason";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String TIMESTAMP = "dead-letter-timestamp";
    /** "true" if the record is so large that only the headers are here. */
    static final String LEFT_OUT = "dead-letter-left-out";

    /**
     * The maximum size in bytes of a record that is copied; every record that a gateway writes is smaller. The limits
     * of the producer and the topic leave room for the headers.
     */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_REASON_LENGTH = 1_000;
    /** The maximum overhead of a header in Kafka's format, in bytes. */
    private static final int HEADER_OVERHEAD = 10;

    /** What is wrong with a record. */
    enum Kind {
        /** Not a command. */
        UNREADABLE,
        /** A command whose decision fails: a bug. */
        UNDECIDABLE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private DeadLetter() {}

    /** The record for the dead letters; {@code origin} is null if unknown. */
    static Record<String, byte[]> of(
            Record<String, byte[]> record, @Nullable RecordMetadata origin, Kind kind, String reason) {
        boolean fits = bytes(record) <= MAX_BYTES;
        var headers = fits ? new RecordHeaders(record.headers().toArray()) : new RecordHeaders();
        put(headers, KIND, kind.wireName());
        put(headers, REASON, reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH)));
        if (origin != null) {
            put(headers, TOPIC, origin.topic());
            put(headers, PARTITION, Integer.toString(origin.partition()));
            put(headers, OFFSET, Long.toString(origin.offset()));
        }
        put(headers, TIMESTAMP, Long.toString(record.timestamp()));
        if (!fits) {
            put(headers, LEFT_OUT, "true");
            return new Record<>(null, null, record.timestamp(), headers);
        }
        return record.withHeaders(headers);
    }

    /** Replaces the header: the record may have been a dead letter before. */
    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static int bytes(Record<String, byte[]> record) {
        int bytes = (record.key() == null ? 0 : record.key().length())
                + (record.value() == null ? 0 : record.value().length);
        for (var header : record.headers()) {
            bytes += HEADER_OVERHEAD
                    + header.key().getBytes(StandardCharsets.UTF_8).length
                    + (header.value() == null ? 0 : header.value().length);
        }
        return bytes;
    }
}
