package io.chalkstream.streams;

import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where the record that is being processed came from, for logs. */
public final class RecordPlace {
    private RecordPlace() {}

    /** The topic, partition and offset of the current record; {@code otherwise} if there is none. */
    public static String of(ProcessingContext context, String otherwise) {
        return context.recordMetadata().map(RecordPlace::of).orElse(otherwise);
    }

    /** The topic, partition and offset. */
    public static String of(RecordMetadata origin) {
        return origin.topic() + "-" + origin.partition() + "@" + origin.offset();
    }
}
