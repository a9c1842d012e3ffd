package io.chalkstream.kafka.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.kafka.backup.BackupManifest.StoredPartition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    private static final Headers NONE = new RecordHeaders();

    @Test
    void records_are_read_as_they_were_written(@TempDir Path directory) {
        var headers = new RecordHeaders().add("id", new byte[] {1, 2}).add("empty", null);
        var file = directory.resolve("records.gz");
        try (var writer = RecordFile.create(file)) {
            writer.write(5, new byte[] {1}, new byte[300_000], headers);
            writer.write(6, new byte[] {2}, null, NONE);
            writer.write(7, null, new byte[0], NONE);
        }
        var read = new ArrayList<List<@Nullable Object>>();
        RecordFile.read(file, (timestamp, key, value, all) -> read.add(Arrays.asList(timestamp, key, value, all)));
        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        Arrays.asList(5L, new byte[] {1}, new byte[300_000], headers),
                        Arrays.asList(6L, new byte[] {2}, null, NONE),
                        Arrays.asList(7L, null, new byte[0], NONE)));
    }

    @Test
    void a_file_that_has_changed_is_not_restored(@TempDir Path directory) throws IOException {
        var file = directory.resolve("records.gz");
        try (var writer = RecordFile.create(file)) {
            writer.write(5, new byte[] {1}, new byte[] {1}, NONE);
        }
        var partition = new StoredPartition("topic", 0, "records.gz", 1, RecordFile.sha256(file));
        new BackupManifest(BackupManifest.VERSION, "2026-11-30T03:00:00Z", List.of(partition)).write(directory);
        assertThat(new Restore(Map.of(), directory)).isNotNull();

        Files.write(file, new byte[1], StandardOpenOption.APPEND);
        assertThatThrownBy(() -> new Restore(Map.of(), directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("records.gz");
    }

    @Test
    void a_directory_without_a_manifest_is_no_backup(@TempDir Path directory) {
        assertThatThrownBy(() -> new Restore(Map.of(), directory)).hasMessageContaining("holds no whole backup");
    }
}
