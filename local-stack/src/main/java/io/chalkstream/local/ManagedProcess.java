package io.chalkstream.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running process of the stack. */
final class ManagedProcess {
    private static final int REMEMBERED_LINES = 15;
    /** The exit code after ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;
    /** The exit code after kill -9, by the system or a user. */
    private static final int KILLED = 137;

    private final ServiceSpec spec;
    private final Process process;
    private final ServiceLog log;
    private final Consumer<ManagedProcess> onUnexpectedEnd;
    private final Thread reader;
    private final Deque<String> lastLines = new ArrayDeque<>();
    private volatile boolean saidReady;
    private volatile boolean stopExpected;

    private ManagedProcess(
            ServiceSpec spec, Process process, ServiceLog log, Consumer<ManagedProcess> onUnexpectedEnd) {
        this.spec = spec;
        this.process = process;
        this.log = log;
        this.onUnexpectedEnd = onUnexpectedEnd;
        this.reader = new Thread(this::follow, "output-of-" + spec.name());
    }

    /** Calls {@code onUnexpectedEnd} if the process ends without a request to stop. */
    static ManagedProcess start(
            ServiceSpec spec, JavaCommand java, ServiceLog log, Consumer<ManagedProcess> onUnexpectedEnd) {
        var builder = new ProcessBuilder(java.line(spec)).redirectErrorStream(true);
        builder.environment().putAll(spec.jvm().environment());
        builder.environment().putAll(spec.environment());
        try {
            var managed = new ManagedProcess(spec, builder.start(), log, onUnexpectedEnd);
            managed.reader.setDaemon(true);
            managed.reader.start();
            return managed;
        } catch (IOException e) {
            throw new StackException("Cannot start " + spec.name() + ": " + e.getMessage());
        }
    }

    ServiceSpec spec() {
        return spec;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it has printed its ready line. */
    boolean saidReady() {
        return saidReady;
    }

    /** Requests an ordinary stop, and does not wait. */
    void requestStop() {
        stopExpected = true;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // The pipe is broken: the process has ended already.
        }
    }

    /** Kills the process (kill -9), and waits until it has ended. */
    void kill() {
        stopExpected = true;
        process.toHandle().destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Suspends the process (SIGSTOP): its connections stay open, but it doesn't answer. */
    void suspend() {
        JobControl.suspend(spec.name(), pid());
    }

    /** Resumes a suspended process. */
    void resume() {
        JobControl.resume(spec.name(), pid());
    }

    /** Whether the process ended within {@code limit}. */
    boolean awaitEnd(Duration limit) {
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                reader.join(limit.toMillis());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why a process ended, with its last lines. */
    String obituary() {
        int code = process.exitValue();
        String reason =
                switch (code) {
                    case OUT_OF_MEMORY -> "ran out of memory";
                    case KILLED -> "was killed";
                    default -> "stopped by itself";
                };
        return "%s %s (exit code %d). Its last lines:%n%s".formatted(spec.name(), reason, code, lastLines());
    }

    String lastLines() {
        synchronized (lastLines) {
            return String.join(System.lineSeparator(), lastLines);
        }
    }

    private void follow() {
        readOutput();
        process.onExit().join();
        if (!stopExpected) {
            onUnexpectedEnd.accept(this);
        }
    }

    private void readOutput() {
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                take(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the output of " + spec.name(), e);
        }
    }

    private void take(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == REMEMBERED_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
        if (spec.readyLine().filter(line::startsWith).isPresent()) {
            saidReady = true;
        }
        log.line(spec.name(), line);
    }
}
