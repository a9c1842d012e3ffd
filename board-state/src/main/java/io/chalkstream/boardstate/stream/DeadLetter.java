package io.chalkstream.boardstate.stream;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record that can't be taken, as it goes to the dead letters: unchanged, with headers that say why and from where. */
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
     * Bytes up to which a record is taken over; each of those that a gateway writes is smaller. The producer's bound and
     * the topic's leave room for the headers.
     */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_REASON_LENGTH = 1_000;
    /** Bytes, at most, of what a record's length and a header's take in Kafka's format. */
    private static final int HEADER_OVERHEAD = 10;

    /** What is wrong with a record. */
    enum Kind {
        /** It is no command. */
        UNREADABLE,
        /** It is a command that makes deciding fail. */
        UNDECIDABLE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private DeadLetter() {}

    /** What to write to the dead letters; {@code origin} is where the record lies, if that is known. */
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

    /** A record that was set aside before and sent again has one of each all the same. */
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
