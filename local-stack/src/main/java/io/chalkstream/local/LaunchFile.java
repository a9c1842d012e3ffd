package io.chalkstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The arguments of the {@code java} command that runs the stack, in a file that the command reads. With it
 * {@code ./mvnw -Prun} starts the stack when Maven has ended, instead of keeping Maven's memory.
 */
final class LaunchFile {
    /** The environment variable that names the file; without it the stack runs inside Maven. */
    private static final String VARIABLE = "CHALKSTREAM_LAUNCH_FILE";

    private static final String PROPERTIES = "stack";
    private static final List<String> SMALL =
            List.of("-Xms8m", "-Xmx48m", "-Xss256k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private LaunchFile() {}

    /** The file to write, if the variable names one. */
    static Optional<Path> wanted() {
        return Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
    }

    /**
     * Writes the arguments that run {@code main} with this process's class path and properties of the stack.
     *
     * @throws StackException if the file can't be written
     */
    static void write(Path file, Class<?> main) {
        var arguments = new ArrayList<>(SMALL);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.equals(PROPERTIES) || name.startsWith(PROPERTIES + "."))
                .sorted()
                .forEach(name -> arguments.add("-D" + name + "=" + System.getProperty(name)));
        arguments.addAll(List.of("-cp", ClassPath.ofThisProgram(), main.getName()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    arguments.stream().map(LaunchFile::quoted).collect(Collectors.joining(System.lineSeparator())));
        } catch (IOException e) {
            throw new StackException("Cannot write " + file + ": " + e.getMessage());
        }
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
