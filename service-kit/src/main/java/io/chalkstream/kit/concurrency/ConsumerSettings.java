package io.chalkstream.kit.concurrency;

import io.chalkstream.protocol.topic.Topic;

/**
 * A topic that a service reads, and its number of consumers in this process. Each service produces one bean for each topic.
 *
 * @param setting the configuration key of {@code consumers}, for the warning to name
 */
public record ConsumerSettings(Topic topic, int consumers, String setting) {
    public ConsumerSettings {
        if (consumers < 1) {
            throw new IllegalArgumentException(setting + " is at least 1, not " + consumers);
        }
    }
}
