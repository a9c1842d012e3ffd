package io.chalkstream.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command of this machine, as an administrator would. */
final class SystemCommand {
    private SystemCommand() {}

    /** @throws IllegalStateException with what it printed, if it fails */
    static void run(String... line) {
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(List.of(line) + " failed: " + output);
            }
        } catch (IOException e) {
            throw new IllegalStateException(List.of(line) + " failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether it could be done. */
    static boolean tried(String... line) {
        try {
            run(line);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
