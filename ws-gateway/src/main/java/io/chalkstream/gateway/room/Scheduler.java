package io.chalkstream.gateway.room;

import java.time.Duration;

/** Does things later. */
public interface Scheduler {
    void after(Duration delay, Runnable task);
}
