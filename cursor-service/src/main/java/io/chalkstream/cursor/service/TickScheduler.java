package io.chalkstream.cursor.service;

import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.kit.background.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread for the ticks of all boards; a tick is short and never blocks. */
@Singleton
final class TickScheduler implements Scheduler {
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "cursor-ticks"));
    private final MeterRegistry registry;
    private final BackgroundTask guard;
    /** The tick that runs; only the executor's thread uses it. */
    private @Nullable Runnable current;

    TickScheduler(MeterRegistry registry) {
        this.registry = registry;
        guard = new BackgroundTask(
                "ticks", registry, () -> Objects.requireNonNull(current).run());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a tick
    public void after(Duration delay, Runnable task) {
        executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** {@code name} is the task's name in the meter. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the executor
    void every(Duration period, String name, Runnable task) {
        executor.scheduleWithFixedDelay(
                new BackgroundTask(name, registry, task), period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void run(Runnable task) {
        current = task;
        guard.run();
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
