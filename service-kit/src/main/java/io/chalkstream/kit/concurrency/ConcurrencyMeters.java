package io.chalkstream.kit.concurrency;

import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.Tags;

/** The meters of consumers and partitions. */
final class ConcurrencyMeters {
    /** The partitions of a topic that the service reads. */
    static final String PARTITIONS = "chalkstream.topic.partitions";
    /** The topic's consumers in this process. */
    static final String CONSUMERS = "chalkstream.topic.consumers";
    /** 1 if the numbers of consumers and partitions don't fit, else 0. */
    static final String MISFIT = "chalkstream.topic.misfit";

    private ConcurrencyMeters() {}

    static Tags topic(Topic topic) {
        return Tags.of("topic", topic.topicName());
    }
}
