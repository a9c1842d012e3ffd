package io.chalkstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * The file that says by how many seconds the wall clock of a process is fast, with a sign, as both the brokers' clock and libfaketime
 * read it.
 *
 * @param folder of the files of several processes
 */
record ClockFile(Path folder, String process) {
    Path path() {
        return folder.resolve("clock-of-" + process);
    }

    /** A process that reads it meanwhile sees the one or the other. */
    void set(Duration fast) {
        try {
            var next = folder.resolve("next-clock-of-" + process);
            Files.writeString(next, "%+d".formatted(fast.toSeconds()));
            Files.move(next, path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
