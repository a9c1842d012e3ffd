package io.chalkstream.streams;

import io.chalkstream.protocol.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record to publish, without key and timestamp. The topology's sinks bear the names of their topics.
 *
 * @param headers their values are written as UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares records or changes them
public record OutboundRecord(Topic topic, byte[] value, Map<String, String> headers) {

    /** The record with this header, too; null adds none. */
    public OutboundRecord with(String name, @Nullable String text) {
        if (text == null) {
            return this;
        }
        var more = new HashMap<>(headers);
        more.put(name, text);
        return new OutboundRecord(topic, value, more);
    }

    /** Publishes the record. */
    public void forward(ProcessorContext<String, byte[]> context, String key, long timestamp) {
        var written = new RecordHeaders();
        headers.forEach((name, text) -> written.add(name, text.getBytes(StandardCharsets.UTF_8)));
        context.forward(new Record<>(key, value, timestamp, written), topic.topicName());
    }
}
