package io.chalkstream.gateway.session;

import java.time.Duration;

/** What is to be done at times with one connection, one at a time with what comes from it. */
public interface SessionScheduler {
    /** Runs {@code task} once, unless the connection has ended before. */
    void after(Duration delay, Runnable task);

    /** Runs {@code task} again and again, until the connection ends. */
    void every(Duration period, Runnable task);
}
