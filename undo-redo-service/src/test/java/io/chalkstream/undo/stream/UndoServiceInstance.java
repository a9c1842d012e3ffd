package io.chalkstream.undo.stream;

import io.chalkstream.streams.RocksDbMemory;
import io.chalkstream.streams.StreamsPositions;
import io.chalkstream.undo.UndoMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;

/** The service's streams with nothing on their disk, in a group of the test's own. */
final class UndoServiceInstance implements AutoCloseable {
    private final KafkaStreams streams;

    private UndoServiceInstance(KafkaStreams streams) {
        this.streams = streams;
    }

    static UndoServiceInstance start(String bootstrapServers, String applicationId) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir());
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        settings.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 1500);
        settings.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), 400);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.class);
        var topology = UndoTopology.topology(
                new UndoMeters(new SimpleMeterRegistry()), new StreamsPositions(), Duration.ofDays(1));
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

    /** How many partitions it has at the moment. */
    int tasks() {
        return streams.metadataForLocalThreads().stream()
                .map(ThreadMetadata::activeTasks)
                .mapToInt(Set::size)
                .sum();
    }

    @Override
    public void close() {
        streams.close();
    }
}
