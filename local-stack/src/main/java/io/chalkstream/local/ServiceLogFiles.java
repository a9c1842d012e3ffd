package io.chalkstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps what each process prints in a file of its own. */
public record ServiceLogFiles(Path folder) implements ServiceLog {
    @Override
    public void line(String service, String line) {
        try {
            Files.writeString(
                    folder.resolve(service + ".log"),
                    line + System.lineSeparator(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
