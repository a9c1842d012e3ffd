package io.chalkstream.system.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command that fetches something. */
final class Subprocess {
    private static final int LINES_SHOWN = 3;

    private Subprocess() {}

    /**
     * Runs a command to its end.
     *
     * @param environment variables to add to this process's environment
     * @throws BrowserUnavailableException if it fails or takes longer than {@code limit}
     */
    static void run(Duration limit, Map<String, String> environment, List<String> command)
            throws BrowserUnavailableException {
        try {
            Path output = Files.createTempFile("chalkstream-browser-", ".log");
            try {
                int exit = await(limit, environment, command, output);
                if (exit != 0) {
                    throw new BrowserUnavailableException(
                            name(command) + " ended with " + exit + ": " + lastLines(output));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new BrowserUnavailableException(name(command) + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrowserUnavailableException(name(command) + " was interrupted");
        }
    }

    private static int await(Duration limit, Map<String, String> environment, List<String> command, Path output)
            throws IOException, InterruptedException, BrowserUnavailableException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BrowserUnavailableException(
                        name(command) + " wasn't done after " + limit.toSeconds() + " s: " + lastLines(output));
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String name(List<String> command) {
        return Path.of(command.get(0)).getFileName().toString();
    }

    private static String lastLines(Path output) throws IOException {
        var lines = Files.readAllLines(output).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at "))
                .toList();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }
}
