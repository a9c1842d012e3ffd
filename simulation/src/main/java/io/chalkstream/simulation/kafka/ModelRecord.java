package io.chalkstream.simulation.kafka;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What a producer writes. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares records or changes them
public record ModelRecord(String key, byte @Nullable [] value, Headers headers, long timestamp) {
    public ModelRecord(String key, byte @Nullable [] value, long timestamp) {
        this(key, value, new RecordHeaders(), timestamp);
    }
}
