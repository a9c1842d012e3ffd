package io.chalkstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Suspends and resumes processes, on systems with signals for it. */
final class JobControl {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Path PROCESSES = Path.of("/proc");
    private static final char STOPPED = 'T';

    private JobControl() {}

    /** Suspends the process (SIGSTOP): its connections stay open, but it doesn't answer. */
    static void suspend(String name, long pid) {
        signal("STOP", name, pid);
        // On a busy machine, the threads of a process stop one after the other. Only Linux shows the state of each.
        var threads = PROCESSES.resolve(Long.toString(pid)).resolve("task");
        long deadline = System.nanoTime() + STOPPED_WITHIN.toNanos();
        while (Files.isDirectory(threads) && !areStopped(threads)) {
            if (System.nanoTime() > deadline) {
                throw new StackException(name + " goes on though it was asked to stand still");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Resumes a suspended process. */
    static void resume(String name, long pid) {
        signal("CONT", name, pid);
    }

    private static boolean areStopped(Path threads) {
        try (var each = Files.list(threads)) {
            for (var thread : each.toList()) {
                // "12345 (name) T 1 …", where a name may hold anything.
                String stat = Files.readString(thread.resolve("stat"));
                if (stat.charAt(stat.lastIndexOf(')') + 2) != STOPPED) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // The thread has just ended.
            return false;
        }
    }

    private static void signal(String signal, String name, long pid) {
        try {
            int code = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new StackException("Cannot send " + signal + " to " + name + ": exit code " + code);
            }
        } catch (IOException e) {
            throw new StackException("Cannot send " + signal + " to " + name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while sending " + signal + " to " + name);
        }
    }
}
