package io.chalkstream.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A small disk for one broker's data, which can be filled. Needs root on Linux. */
final class BrokerDisk implements AutoCloseable {
    private static final String SIZE = "1g";
    private static final int BLOCK = 64 * 1024;

    private final Path folder;

    private BrokerDisk(Path folder) {
        this.folder = folder;
    }

    /** Empty where disks can't be mounted: then the folder is on the disk where it lies. */
    static Optional<BrokerDisk> mount(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SystemCommand.tried("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "chalkstream", folder.toString())
                ? Optional.of(new BrokerDisk(folder))
                : Optional.empty();
    }

    /** Takes all the room that is left. */
    void fill() {
        var block = new byte[BLOCK];
        try (var ballast = Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException e) {
            // No space is left on the device: it is full.
        }
    }

    /** Gives the room back. */
    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() {
        SystemCommand.tried("umount", "-l", folder.toString());
    }
}
