package io.chalkstream.kit.concurrency;

import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.Tags;

/** The meters that every service has. */
final class ConcurrencyMeters {
    /** Partitions of a topic that the service reads. */
    static final String PARTITIONS = "chalkstream.topic.partitions";
    /** Consumers of it in this process. */
    static final String CONSUMERS = "chalkstream.topic.consumers";
    /** 1 if the two don't suit each other, else 0. */
    static final String MISFIT = "chalkstream.topic.misfit";

    private ConcurrencyMeters() {}

    static Tags topic(Topic topic) {
        return Tags.of("topic", topic.topicName());
    }
}
