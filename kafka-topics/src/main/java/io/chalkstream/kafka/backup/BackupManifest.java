package io.chalkstream.kafka.backup;

import io.chalkstream.protocol.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a backup consists of.
 *
 * @param madeAt when it was begun, in ISO 8601
 */
record BackupManifest(int version, String madeAt, List<StoredPartition> partitions) {
    static final int VERSION = 1;
    private static final String NAME = "backup.json";

    /**
     * One partition of a topic.
     *
     * @param file its name in the backup's directory
     * @param sha256 of the file's bytes
     */
    record StoredPartition(String topic, int partition, String file, long records, String sha256) {}

    BackupManifest {
        partitions = List.copyOf(partitions);
    }

    /** @throws IllegalStateException if there is no backup of this version */
    static BackupManifest read(Path directory) {
        try {
            var manifest = Json.read(Files.readAllBytes(directory.resolve(NAME)), BackupManifest.class);
            if (manifest.version() != VERSION) {
                throw new IllegalStateException("%s is a backup of version %d; this program knows version %d"
                        .formatted(directory, manifest.version(), VERSION));
            }
            return manifest;
        } catch (IOException e) {
            throw new IllegalStateException(directory + " holds no whole backup", e);
        }
    }

    void write(Path directory) {
        try {
            Files.write(directory.resolve(NAME), Json.bytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(NAME));
    }

    /** The partitions of one topic. */
    List<StoredPartition> partitions(BackedUpTopic topic) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(topic.name()))
                .toList();
    }

    long records() {
        return partitions.stream().mapToLong(StoredPartition::records).sum();
    }
}
