package io.chalkstream.system;

import io.chalkstream.local.Stack;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A fault to inject into one process. */
record Fault(Kind kind, String process) {
    /** Longer than any process waits for another one, before it is taken for dead. */
    private static final Duration SUSPENSION = ShortWaits.areUsed() ? Duration.ofSeconds(5) : Duration.ofSeconds(10);

    enum Kind {
        /** kill -9, and a new start on the same port and data. */
        KILL,
        /** SIGSTOP, and SIGCONT some seconds later. */
        SUSPENSION,
        /** An ordinary stop, as in a rolling restart, and a new start. */
        RESTART
    }

    /** Injects the fault, and returns when the process is ready again. */
    void inject(Stack processes) {
        switch (kind) {
            case KILL -> {
                processes.kill9(process);
                processes.start(process);
            }
            case SUSPENSION -> {
                processes.suspend(process);
                try {
                    awaitSuspension();
                } finally {
                    processes.resume(process);
                }
            }
            case RESTART -> {
                processes.stop(process);
                processes.start(process);
            }
        }
    }

    private static void awaitSuspension() {
        long end = System.nanoTime() + SUSPENSION.toNanos();
        for (long left = SUSPENSION.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public String toString() {
        return switch (kind) {
                    case KILL -> "kill -9 of ";
                    case SUSPENSION -> SUSPENSION.toSeconds() + " s of SIGSTOP for ";
                    case RESTART -> "restart of ";
                }
                + process;
    }
}
