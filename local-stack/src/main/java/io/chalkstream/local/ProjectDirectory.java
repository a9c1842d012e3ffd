package io.chalkstream.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The checked-out repository, where the services are built. */
public record ProjectDirectory(Path root) {
    private static final String MARK = "local-stack/pom.xml";

    /**
     * The repository that this class was built in, or else the one around the working directory.
     *
     * @throws StackException if there is neither
     */
    public static ProjectDirectory find() {
        var project = around(codeLocation());
        if (project == null) {
            project = around(Path.of("").toAbsolutePath());
        }
        if (project == null) {
            throw new StackException(
                    "There is no Chalkstream repository around " + Path.of("").toAbsolutePath());
        }
        return project;
    }

    /** Where the Maven build puts a service's executable jar. */
    public Path quarkusJar(String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** A file or folder of the repository. */
    public Path resolve(String path) {
        return root.resolve(path);
    }

    /** Where the local run keeps the data of all services. */
    public Path dataDirectory() {
        return root.resolve("local-stack/target");
    }

    private static @Nullable ProjectDirectory around(Path place) {
        for (Path directory = place; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(MARK))) {
                return new ProjectDirectory(directory);
            }
        }
        return null;
    }

    private static Path codeLocation() {
        try {
            return Path.of(ProjectDirectory.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
