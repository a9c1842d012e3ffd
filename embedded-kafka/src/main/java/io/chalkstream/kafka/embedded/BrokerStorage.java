package io.chalkstream.kafka.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The data directory of a broker. */
record BrokerStorage(Path directory) {
    /** Prepares the directory for a broker, and keeps an earlier broker's data. */
    void format(ClusterMember member) {
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setNodeId(member.id())
                    .setClusterId(clusterId(member))
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot prepare Kafka's data directory " + directory, e);
        }
    }

    void delete() {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete Kafka's data directory " + directory, e);
        }
    }

    private String clusterId(ClusterMember member) throws IOException {
        var file = directory.resolve("meta.properties");
        var earlier = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                earlier.load(reader);
            }
        }
        String fresh = member.clusterId().isEmpty() ? Uuid.randomUuid().toString() : member.clusterId();
        return earlier.getProperty("cluster.id", fresh);
    }
}
