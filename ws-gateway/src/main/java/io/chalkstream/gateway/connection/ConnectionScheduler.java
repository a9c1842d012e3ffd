package io.chalkstream.gateway.connection;

import java.time.Duration;

/** Runs timed tasks of one connection, never at the same time as its frames. */
public interface ConnectionScheduler {
    /** Runs {@code task} once, unless the connection ends first. */
    void after(Duration delay, Runnable task);

    /** Runs {@code task} periodically until the connection ends. */
    void every(Duration period, Runnable task);
}
