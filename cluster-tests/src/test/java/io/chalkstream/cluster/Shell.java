package io.chalkstream.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs programs, and waits for them. */
final class Shell {
    private Shell() {}

    /** What the program said at the end. */
    record Result(int exit, String output, String errors) {}

    /** Runs a program that may fail. */
    static Result tryRun(List<String> command, String input) {
        try {
            var process = new ProcessBuilder(command).start();
            var errors = new StringBuilder();
            var reader = new Thread(() -> errors.append(text(process.getErrorStream())), "errors");
            reader.start();
            var writer = new Thread(() -> write(process, input), "input");
            writer.start();
            var output = text(process.getInputStream());
            int exit = process.waitFor();
            reader.join();
            writer.join();
            return new Result(exit, output, errors.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + command.get(0) + " was running", e);
        }
    }

    /** Runs a program, and returns what it prints; throws if it fails. */
    static String run(List<String> command, String input) {
        var result = tryRun(command, input);
        if (result.exit() != 0) {
            throw new IllegalStateException(
                    "%s failed:%n%s%n%s".formatted(String.join(" ", command), result.output(), result.errors()));
        }
        return result.output();
    }

    static String run(String... command) {
        return run(List.of(command), "");
    }

    private static String text(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Process process, String input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("it ended before it had read its input", e);
        }
    }
}
