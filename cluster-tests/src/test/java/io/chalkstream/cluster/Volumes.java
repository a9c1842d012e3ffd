package io.chalkstream.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders of this machine, as the volumes of pods. Kubernetes gives the pod's group to other kinds of volumes, but not to these. */
final class Volumes {
    private Volumes() {}

    static Path folder(int number) {
        try {
            var folder = Files.createDirectories(Cluster.RUN.resolve("volumes/" + number));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
