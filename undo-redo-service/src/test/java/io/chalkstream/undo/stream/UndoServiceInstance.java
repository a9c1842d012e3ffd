package io.chalkstream.undo.stream;

import io.chalkstream.streams.RocksDbMemory;
import io.chalkstream.streams.StandstillDetector;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;

/** The service's streams with nothing on their disk, in a group of the test's own. */
final class UndoServiceInstance implements AutoCloseable {
    private final KafkaStreams streams;

    private UndoServiceInstance(KafkaStreams streams) {
        this.streams = streams;
    }

    static UndoServiceInstance start(String bootstrapServers, String applicationId) {
        return start(bootstrapServers, applicationId, Map.of());
    }

    static UndoServiceInstance start(String bootstrapServers, String applicationId, Map<String, String> more) {
        return start(bootstrapServers, applicationId, more, () -> 0);
    }

    /** @param nanos by this clock, it notices that it stood still */
    static UndoServiceInstance start(
            String bootstrapServers, String applicationId, Map<String, String> more, LongSupplier nanos) {
        var settings = new Properties();
        settings.putAll(more);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 1500);
        settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 400);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
        var topology = UndoTopology.topology(
                new UndoMeters(new SimpleMeterRegistry()),
                new StreamsPositions(),
                new StandstillDetector(nanos, Duration.ofSeconds(1)),
                Duration.ofDays(1));
        var streams = new KafkaStreams(topology, settings);
        streams.start();
        return new UndoServiceInstance(streams);
    }

    private static String stateDir() {
        try {
            return Files.createTempDirectory(Path.of("target"), "state-").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The partitions that it has at the moment. */
    Set<TaskId> owned() {
        return tasks(ThreadMetadata::activeTasks);
    }

    /** The partitions that it follows at the moment. */
    Set<TaskId> followed() {
        return tasks(ThreadMetadata::standbyTasks);
    }

    private Set<TaskId> tasks(Function<ThreadMetadata, Set<TaskMetadata>> kind) {
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> kind.apply(thread).stream())
                .map(TaskMetadata::taskId)
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        streams.close();
    }
}
