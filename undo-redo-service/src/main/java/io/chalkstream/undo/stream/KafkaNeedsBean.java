package io.chalkstream.undo.stream;

import io.chalkstream.kafka.installation.KafkaNeeds;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** CDI producer for what this service needs of Kafka. */
final class KafkaNeedsBean {
    private static final String SESSION_TIMEOUT = "kafka-streams.consumer.session.timeout.ms";

    private KafkaNeedsBean() {}

    @Produces
    @Singleton
    static KafkaNeeds kafkaNeeds(
            TopicPartitions partitions,
            @ConfigProperty(name = SESSION_TIMEOUT) int session,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        var changelogs = HistoryStores.builders().stream()
                .map(store -> application + "-" + store.name() + "-changelog")
                .toList();
        return KafkaNeeds.of(partitions, Topic.BOARD_EVENTS, Topic.UNDO_REQUESTS, Topic.BOARD_COMMANDS, Topic.FANOUT)
                .withChangelogs(changelogs, Topic.BOARD_EVENTS)
                .withSessionTimeout(SESSION_TIMEOUT, session);
    }
}
