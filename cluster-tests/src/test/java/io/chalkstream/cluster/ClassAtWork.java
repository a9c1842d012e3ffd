package io.chalkstream.cluster;

import io.chalkstream.load.LoadTestMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The load test's class, in a process of its own. It notices whatever is lost, doubled or out of order. */
final class ClassAtWork implements AutoCloseable {
    /** The columns sent, lost, doubled, of these dropped, out of order, boards. */
    private static final Pattern UNNOTICED =
            Pattern.compile("\\| \\d+ \\| 0 \\| (\\d+) \\| \\1 \\| 0 \\| the same everywhere \\|");

    private final Process process;
    private final Path report;

    private ClassAtWork(Process process, Path report) {
        this.process = process;
        this.report = report;
    }

    /** @param options see load-test/README.md */
    static ClassAtWork begin(URI gateways, String name, String... options) {
        var report = Cluster.RUN.resolve("class-" + name + ".md");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LoadTestMain.class.getName(),
                "--gateways=" + gateways));
        command.addAll(List.of(options));
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile())
                    .start();
            return new ClassAtWork(process, report);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAtWork() {
        return process.isAlive();
    }

    /**
     * Waits for the end of the lesson, and returns the report; throws if anything was lost, taken twice or out of order, or boards
     * differ. A gateway that takes people over may send an event again, which clients drop.
     */
    String end(int minutes) {
        try {
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                throw new AssertionError("the class doesn't end; see " + report);
            }
            var text = Files.readString(report);
            if (!UNNOTICED.matcher(text).find()) {
                throw new AssertionError("people noticed:\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
