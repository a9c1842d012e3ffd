package io.chalkstream.kit.installation;

import io.chalkstream.protocol.topic.TopicPartitions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** CDI producer for how many partitions the installation's topics have. */
final class TopicPartitionsBean {
    private TopicPartitionsBean() {}

    @Produces
    @Singleton
    static TopicPartitions partitions(@ConfigProperty(name = TopicPartitions.SETTING) Optional<String> fanout) {
        return TopicPartitions.of(fanout);
    }
}
