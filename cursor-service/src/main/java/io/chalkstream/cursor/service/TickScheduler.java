package io.chalkstream.cursor.service;

import io.chalkstream.cursor.batching.ActiveBoards;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One thread for the ticks of all boards; a tick is short and never blocks. */
@Singleton
final class TickScheduler implements ActiveBoards.TickTimer {
    private static final Logger LOG = Logger.getLogger(TickScheduler.class);

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "cursor-ticks"));

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a tick
    public void after(long nanos, Runnable task) {
        executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
    void every(Duration period, Runnable task) {
        executor.scheduleWithFixedDelay(() -> run(task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** A failure must not end the periodic task. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("What is done from time to time has failed", e);
        }
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
