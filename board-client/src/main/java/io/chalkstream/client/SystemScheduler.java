package io.chalkstream.client;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The scheduler of all clients in the process, with one thread. */
final class SystemScheduler implements ClientScheduler {
    private static final ScheduledExecutorService EXECUTOR = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "board-client-timers");
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public Timer after(Duration delay, Runnable task) {
        return timer(EXECUTOR.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public Timer every(Duration interval, Runnable task) {
        return timer(
                EXECUTOR.scheduleWithFixedDelay(task, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    private static Timer timer(Future<?> future) {
        return () -> future.cancel(false);
    }
}
