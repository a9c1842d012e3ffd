package io.chalkstream.boardstate.stream;

import io.chalkstream.protocol.topic.Topic;
import io.quarkus.arc.Unremovable;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker by Kafka's admin client. */
@Singleton
@Unremovable
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Admin admin;
    private final String group;

    /**
     * Kafka's client remembers who leads a partition until a question fails: until then, it would wait for a broker that is gone, and with
     * it everybody who wants to read a board.
     *
     * @param askOnce how long one broker is asked, in milliseconds
     * @param ask how long a question takes at most, in milliseconds
     */
    public KafkaCommandLog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.kafka-streams.application-id") String group,
            @ConfigProperty(name = "chalkstream.kafka.ask-once-ms") int askOnce,
            @ConfigProperty(name = "chalkstream.kafka.ask-ms") int ask) {
        var settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", askOnce);
        settings.put("default.api.timeout.ms", ask);
        this.admin = Admin.create(settings);
        this.group = group;
    }

    @Override
    public CompletionStage<Long> endOffset(int partition) {
        return offset(partition, OffsetSpec.latest());
    }

    /** The committed offset, or the earliest one still retained. */
    @Override
    public CompletionStage<Long> nextOffset(int partition) {
        return committed(partition).thenCombine(offset(partition, OffsetSpec.earliest()), Math::max);
    }

    private CompletionStage<Long> committed(int partition) {
        var spec = Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(in(partition))));
        return admin.listConsumerGroupOffsets(spec, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(group)
                .toCompletionStage()
                .thenApply(offsets -> {
                    var offset = offsets.get(in(partition));
                    return offset == null ? 0L : offset.offset();
                });
    }

    private CompletionStage<Long> offset(int partition, OffsetSpec which) {
        return admin.listOffsets(Map.of(in(partition), which), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .partitionResult(in(partition))
                .toCompletionStage()
                .thenApply(found -> found.offset());
    }

    private static TopicPartition in(int partition) {
        return new TopicPartition(Topic.BOARD_COMMANDS.topicName(), partition);
    }

    @Override
    @PreDestroy
    public void close() {
        admin.close(CLOSE_TIMEOUT);
    }
}
