package io.chalkstream.undo.stream;

import io.chalkstream.kit.lag.TopicProgress;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.streams.StreamsPositions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.streams.KafkaStreams;

/** CDI producers for how far this process has read its topics. */
final class ProgressBeans {
    private ProgressBeans() {}

    @Produces
    @Singleton
    static StreamsPositions positions() {
        return new StreamsPositions();
    }

    @Produces
    @Singleton
    static TopicProgress events(KafkaStreams streams, StreamsPositions positions) {
        return progress(Topic.BOARD_EVENTS, streams, positions);
    }

    @Produces
    @Singleton
    static TopicProgress requests(KafkaStreams streams, StreamsPositions positions) {
        return progress(Topic.UNDO_REQUESTS, streams, positions);
    }

    private static TopicProgress progress(Topic topic, KafkaStreams streams, StreamsPositions positions) {
        return TopicProgress.of(topic, () -> positions.of(streams, topic.topicName()));
    }
}
