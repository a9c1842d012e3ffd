package io.chalkstream.kit.lag;

import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.kit.concurrency.ConsumerSettings;
import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Measures the lag of every topic that this process reads, every few seconds, in a thread of its own. */
@Singleton
final class LagMonitor {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final int FETCH_WAIT_MILLIS = 100;
    private static final int FETCH_BYTES = 16 * 1024;

    private final List<TopicProgress> topics;
    private final List<ConsumerSettings> consumers;
    private final Map<String, Object> settings;
    private final MeterRegistry registry;
    private final Map<Topic, TopicMeters> meters = new EnumMap<>(Topic.class);
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "lag-monitor");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable LagProbe probe;

    LagMonitor(
            @All List<TopicProgress> topics,
            @All List<ConsumerSettings> consumers,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry registry) {
        this.topics = topics;
        this.consumers = consumers;
        this.registry = registry;
        settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "lag-monitor");
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    }

    void start(@Observes StartupEvent start) {
        topics.forEach(progress -> meters.put(progress.topic(), new TopicMeters(progress.topic(), registry)));
        var task = new BackgroundTask("lag", registry, this::measure);
        var unused =
                executor.scheduleWithFixedDelay(task, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        executor.shutdownNow();
    }

    private void measure() {
        try {
            var positions = new HashMap<TopicPartition, Long>();
            topics.forEach(progress -> progress.positions()
                    .forEach((partition, next) ->
                            positions.put(new TopicPartition(progress.topic().topicName(), partition), next)));
            var lags = positions.isEmpty() ? Map.<TopicPartition, PartitionLag>of() : probe().measure(positions);
            topics.forEach(progress -> update(progress, lags));
        } catch (RuntimeException e) {
            meters.values().forEach(TopicMeters::unknown);
            throw e;
        }
    }

    private void update(TopicProgress progress, Map<TopicPartition, PartitionLag> lags) {
        var own = new HashMap<Integer, PartitionLag>();
        lags.forEach((partition, lag) -> {
            if (partition.topic().equals(progress.topic().topicName())) {
                own.put(partition.partition(), lag);
            }
        });
        var topicMeters = meters.get(progress.topic());
        if (topicMeters != null) {
            topicMeters.update(own, Math.max(0, consumers(progress.topic()) - own.size()));
        }
    }

    /** A group spreads partitions evenly, so consumers are idle only if there are fewer partitions. */
    private int consumers(Topic topic) {
        return consumers.stream()
                .filter(settings -> settings.topic() == topic)
                .mapToInt(ConsumerSettings::consumers)
                .findFirst()
                .orElse(1);
    }

    private LagProbe probe() {
        var current = probe;
        if (current == null) {
            current = new LagProbe(new KafkaConsumer<>(settings), TIMEOUT, Clock.systemUTC());
            probe = current;
        }
        return current;
    }
}
