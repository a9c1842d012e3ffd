package io.chalkstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file system of 512 MiB in memory, mounted on a directory. Only root may do that. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 64 * 1024;

    private @Nullable Path directory;

    /** @throws IllegalStateException if it can't be mounted */
    void mount(Path where) {
        try {
            Files.createDirectories(where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", where.toString());
        directory = where;
    }

    private Path filler() {
        return Objects.requireNonNull(directory, "nothing is mounted").resolve("filler");
    }

    /** Takes all the space that is left. */
    void fill() {
        try (var file = Files.newOutputStream(filler())) {
            var zeros = new byte[BLOCK];
            while (true) {
                file.write(zeros);
            }
        } catch (IOException full) {
            System.out.println("SmallDisk: " + full.getMessage());
        }
    }

    void free() {
        try {
            Files.delete(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (directory != null) {
            run("umount", "--lazy", directory.toString());
        }
    }

    private static void run(String... command) {
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            if (process.onExit().join().exitValue() != 0) {
                throw new IllegalStateException(List.of(command) + " isn't possible");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
