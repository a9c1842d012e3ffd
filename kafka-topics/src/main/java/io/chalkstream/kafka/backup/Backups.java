package io.chalkstream.kafka.backup;

import io.chalkstream.kafka.backup.BackupManifest.StoredPartition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

/** Backups in a directory, each in one of its own that is named after its time. */
public final class Backups {
    private static final String UNFINISHED = ".unfinished";

    private final Path directory;

    public Backups(Path directory) {
        this.directory = directory;
    }

    /**
     * Backs everything up, while services and people may work. Each board is as it was at one event; boards of different partitions
     * may be seconds apart.
     *
     * @param kafka the settings of Kafka's client
     * @param keep how many backups stay; older ones are deleted
     * @return the new backup's directory
     */
    public Path add(Map<String, Object> kafka, Instant now, int keep) {
        var name = now.truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-');
        var unfinished = directory.resolve(name + UNFINISHED);
        try {
            Files.createDirectories(unfinished);
            var partitions = new ArrayList<StoredPartition>();
            for (var topic : BackedUpTopic.ALL) {
                try (var reader = new TopicReader(topic, kafka)) {
                    partitions.addAll(reader.copyTo(unfinished));
                }
            }
            new BackupManifest(BackupManifest.VERSION, now.toString(), partitions).write(unfinished);
            var finished = Files.move(unfinished, directory.resolve(name));
            deleteAllBut(keep);
            return finished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What has been interrupted goes, too. */
    private void deleteAllBut(int keep) throws IOException {
        try (var all = Files.list(directory)) {
            var unneeded = new ArrayList<Path>();
            var whole = new ArrayList<Path>();
            for (var backup : all.toList()) {
                if (backup.toString().endsWith(UNFINISHED)) {
                    unneeded.add(backup);
                } else if (BackupManifest.isIn(backup)) {
                    whole.add(backup);
                }
            }
            whole.sort(Comparator.reverseOrder());
            unneeded.addAll(whole.subList(Math.min(keep, whole.size()), whole.size()));
            for (var backup : unneeded) {
                delete(backup);
            }
        }
    }

    private static void delete(Path backup) throws IOException {
        try (var files = Files.walk(backup)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /**
     * The newest of the backups in a directory, or the directory itself if it is one.
     *
     * @throws IllegalStateException if there is none
     */
    public static Path newest(Path directory) {
        if (BackupManifest.isIn(directory)) {
            return directory;
        }
        try (var all = Files.list(directory)) {
            return all.filter(BackupManifest::isIn)
                    .filter(backup -> !backup.toString().endsWith(UNFINISHED))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("There is no backup in " + directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
