package io.chalkstream.cluster;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something again and again. A failure is told, and the next time comes all the same: a busy API server doesn't answer at times. */
final class Repeating implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    Repeating(Duration interval, Runnable task) {
        var unused = clock.scheduleWithFixedDelay(() -> run(task), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            System.err.println(e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
