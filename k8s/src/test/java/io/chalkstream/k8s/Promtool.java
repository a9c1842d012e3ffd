package io.chalkstream.k8s;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Prometheus' tool for rules: from the PATH, or else out of the package of Debian and its relatives, which isn't installed. */
final class Promtool {
    private static final Path FOLDER = Path.of("target", "promtool").toAbsolutePath();
    private static final Path UNPACKED = FOLDER.resolve("usr/bin/promtool");
    private static final long MINUTES = 2;

    private Promtool() {}

    /** Runs it, and returns what it says. On a machine without promtool, the test that asks is aborted. */
    static Result run(String... arguments) {
        var promtool = find();
        Assumptions.assumeTrue(
                promtool.isPresent(),
                "promtool is neither on the PATH nor can apt-get download it: install Prometheus to test the alerts");
        var command = new ArrayList<>(List.of(promtool.orElseThrow().toString()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** The end of a run. */
    record Result(int exit, String output) {}

    private static synchronized Optional<Path> find() {
        makeFolder();
        var onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        if (onPath.isPresent()) {
            return onPath;
        }
        if (!Files.isExecutable(UNPACKED)) {
            download();
        }
        return Optional.of(UNPACKED).filter(Files::isExecutable);
    }

    private static void download() {
        run(List.of("sh", "-c", """
                get() { apt-get -q -o Acquire::Retries=0 -o Acquire::http::Timeout=20 "$@"; }
                get download prometheus || { get update && get download prometheus; }
                dpkg-deb --extract prometheus_*.deb .
                """));
    }

    private static void makeFolder() {
        try {
            Files.createDirectories(FOLDER);
        } catch (IOException e) {
            throw new IllegalStateException("there is no room for promtool in " + FOLDER, e);
        }
    }

    private static Result run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command.get(0) + " hangs");
            }
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + command.get(0) + " was running", e);
        }
    }
}
