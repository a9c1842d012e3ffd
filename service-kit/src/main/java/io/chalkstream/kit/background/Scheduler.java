package io.chalkstream.kit.background;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a task once, after a delay. */
public interface Scheduler {
    void after(Duration delay, Runnable task);

    /** Runs tasks in threads of the common pool; they must not block. */
    static Scheduler ofCommonPool() {
        return (delay, task) -> CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)
                .execute(task);
    }
}
