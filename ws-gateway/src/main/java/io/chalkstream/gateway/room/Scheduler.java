package io.chalkstream.gateway.room;

import java.time.Duration;

/** Runs a task once, after a delay. */
public interface Scheduler {
    void after(Duration delay, Runnable task);
}
