package io.chalkstream.client;

import java.time.Duration;

/** Runs tasks later, and knows the time of its own. */
public interface ClientScheduler {
    /** A scheduled task. */
    interface Timer {
        void cancel();
    }

    /** Runs the task once. */
    Timer after(Duration delay, Runnable task);

    /** Runs the task again and again. */
    Timer every(Duration interval, Runnable task);

    /** The time in nanoseconds, from any origin, as {@link System#nanoTime()}. */
    long nanoTime();
}
