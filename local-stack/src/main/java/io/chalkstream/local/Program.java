package io.chalkstream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The program that a Java process runs. */
public sealed interface Program {
    /** The options that the program needs on the {@code java} command. */
    List<String> options();

    /** The class path in the form of the {@code java} command. */
    String classPath();

    /** The main class. */
    String mainClass();

    /** The arguments of the main method. */
    List<String> parameters();

    /** What starts the {@code java} command, as in {@code nice java}; mostly nothing. */
    default List<String> launcher() {
        return List.of();
    }

    /** The file that must be built before the program can run, if there is one. */
    Optional<Path> artifact();

    /** An executable jar. All but {@link #artifact()} and {@link #classPath()} need the file. */
    record Jar(Path path) implements Program {
        private static final Attributes.Name ADD_OPENS = new Attributes.Name("Add-Opens");

        @Override
        public List<String> options() {
            String packages = attribute(ADD_OPENS).orElse("");
            return Arrays.stream(packages.split(" ", -1))
                    .filter(name -> !name.isEmpty())
                    .map(name -> "--add-opens=" + name + "=ALL-UNNAMED")
                    .toList();
        }

        @Override
        public String classPath() {
            return path.toString();
        }

        @Override
        public String mainClass() {
            return attribute(Attributes.Name.MAIN_CLASS)
                    .orElseThrow(() -> new StackException(path + " names no main class"));
        }

        @Override
        public List<String> parameters() {
            return List.of();
        }

        @Override
        public Optional<Path> artifact() {
            return Optional.of(path);
        }

        private Optional<String> attribute(Attributes.Name name) {
            try (var jar = new JarFile(path.toFile())) {
                return Optional.ofNullable(jar.getManifest())
                        .map(manifest -> manifest.getMainAttributes().getValue(name));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + path, e);
            }
        }
    }

    /** A main class with its class path. */
    record MainClass(String classPath, String mainClass, List<String> parameters) implements Program {
        public MainClass {
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<String> options() {
            return List.of();
        }

        @Override
        public Optional<Path> artifact() {
            return Optional.empty();
        }
    }

    /** A program that is started by another one, which then becomes it. */
    record Launched(List<String> launcher, Program program) implements Program {
        public Launched {
            launcher = List.copyOf(launcher);
        }

        @Override
        public List<String> options() {
            return program.options();
        }

        @Override
        public String classPath() {
            return program.classPath();
        }

        @Override
        public String mainClass() {
            return program.mainClass();
        }

        @Override
        public List<String> parameters() {
            return program.parameters();
        }

        @Override
        public Optional<Path> artifact() {
            return program.artifact();
        }
    }
}
