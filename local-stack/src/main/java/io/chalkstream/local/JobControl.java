package io.chalkstream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets a process stand still and go on, on systems that have signals for it. */
final class JobControl {
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final Path PROCESSES = Path.of("/proc");
    private static final char STOPPED = 'T';

    private JobControl() {}

    /** Lets the process stand still, as SIGSTOP does: its connections stay open, and nobody answers. */
    static void suspend(String name, long pid) {
        signal("STOP", name, pid);
        // The signal reaches a process on a busy machine thread by thread. Only Linux tells of each.
        var threads = PROCESSES.resolve(Long.toString(pid)).resolve("task");
        long deadline = System.nanoTime() + STOPPED_WITHIN.toNanos();
        while (Files.isDirectory(threads) && !areStopped(threads)) {
            if (System.nanoTime() > deadline) {
                throw new StackException(name + " goes on though it was asked to stand still");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Lets a suspended process go on. */
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
            // A thread has just ended.
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
