package io.chalkstream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a Java process runs. */
public sealed interface Program {
    /** The arguments of the {@code java} command that name the program, and the program's own. */
    List<String> arguments();

    /** The file that has to be built before the program can run, if there is one. */
    Optional<Path> artifact();

    /** An executable jar. */
    record Jar(Path path) implements Program {
        @Override
        public List<String> arguments() {
            return List.of("-jar", path.toString());
        }

        @Override
        public Optional<Path> artifact() {
            return Optional.of(path);
        }
    }

    /** A main class with its class path. */
    record MainClass(String classPath, String name, List<String> parameters) implements Program {
        public MainClass {
            parameters = List.copyOf(parameters);
        }

        @Override
        public List<String> arguments() {
            var arguments = new ArrayList<>(List.of("-cp", classPath, name));
            arguments.addAll(parameters);
            return arguments;
        }

        @Override
        public Optional<Path> artifact() {
            return Optional.empty();
        }
    }
}
