package io.chalkstream.kafka.embedded;

import io.chalkstream.kafka.topics.TopicProvisioner;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

/** A Kafka broker in this JVM (KRaft, one node) that listens on 127.0.0.1 and has all the topics of {@code Topic}. */
public final class EmbeddedKafka implements AutoCloseable {
    private final KafkaRaftServer server;
    private final BrokerSettings settings;
    private final boolean deleteOnClose;
    private boolean closed;

    private EmbeddedKafka(BrokerSettings settings, boolean deleteOnClose) {
        this.settings = settings;
        this.deleteOnClose = deleteOnClose;
        this.server = new KafkaRaftServer(new KafkaConfig(settings.toProperties()), SettableClock.wanted());
    }

    /**
     * Starts a broker and creates its missing topics, with the partitions of the table.
     *
     * @param dataDirectory created if it is missing; an earlier broker's data is kept
     * @param port 0 for any free one
     * @throws IllegalStateException if the broker can't start; the message says why in one line
     */
    public static EmbeddedKafka start(Path dataDirectory, int port) {
        return start(dataDirectory, port, Optional.empty(), TopicPartitions.OF_TABLE, false);
    }

    /**
     * Like {@link #start(Path, int)}, with topics of so many partitions; through a second listener, clients may do only what access
     * control lists allow. Whoever comes through the first one may do everything.
     */
    static EmbeddedKafka start(
            Path dataDirectory, int port, Optional<SecureListener> secure, TopicPartitions partitions) {
        return start(dataDirectory, port, secure, partitions, false);
    }

    /** Starts a broker on a free port with a directory of its own, which {@link #close()} deletes. */
    public static EmbeddedKafka startTemporary() {
        return startTemporary(TopicPartitions.OF_TABLE);
    }

    /** Like {@link #startTemporary()}, with topics of so many partitions. */
    public static EmbeddedKafka startTemporary(TopicPartitions partitions) {
        try {
            return start(Files.createTempDirectory("chalkstream-kafka-"), 0, Optional.empty(), partitions, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts a member of a cluster, and waits until most members run. The topics are up to whoever starts them all.
     *
     * @throws IllegalStateException if it can't start; the message says why in one line
     */
    static EmbeddedKafka startMember(Path dataDirectory, ClusterMember member) {
        KafkaLogLevels.apply();
        var settings = new BrokerSettings(dataDirectory.toAbsolutePath(), member, Optional.empty());
        var kafka = prepared(settings, false);
        try {
            kafka.server.startup();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw explained(e, settings);
        }
    }

    private static EmbeddedKafka prepared(BrokerSettings settings, boolean deleteOnClose) {
        new BrokerStorage(settings.dataDirectory()).format(settings.member());
        return new EmbeddedKafka(settings, deleteOnClose);
    }

    /** The broker's address, as {@code host:port}. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    Path dataDirectory() {
        return settings.dataDirectory();
    }

    /** Stops the broker and waits until it has stopped. A second call has no effect. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        if (deleteOnClose) {
            new BrokerStorage(settings.dataDirectory()).delete();
        }
    }

    private static EmbeddedKafka start(
            Path dataDirectory,
            int port,
            Optional<SecureListener> secure,
            TopicPartitions partitions,
            boolean deleteOnClose) {
        KafkaLogLevels.apply();
        if (port != 0 && !FreePorts.isFree(port)) {
            throw portInUse(port);
        }
        var settings = BrokerSettings.alone(
                dataDirectory.toAbsolutePath(), port == 0 ? FreePorts.next() : port, FreePorts.next(), secure);
        var kafka = prepared(settings, deleteOnClose);
        try {
            kafka.server.startup();
            TopicProvisioner.createMissing(Map.of("bootstrap.servers", settings.bootstrapServers()), partitions);
            return kafka;
        } catch (Exception e) {
            kafka.close();
            throw explained(e, settings);
        }
    }

    private static IllegalStateException explained(Exception failure, BrokerSettings settings) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return portInUse(settings.member().brokerPort());
            }
        }
        return failure instanceof IllegalStateException explained
                ? explained
                : new IllegalStateException("Kafka did not start: " + rootMessage(failure), failure);
    }

    private static String rootMessage(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }

    private static IllegalStateException portInUse(int port) {
        return new IllegalStateException("Port " + port + " is in use, so Kafka cannot start");
    }
}
