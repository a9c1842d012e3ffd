package io.chalkstream.gateway;

import io.chalkstream.kit.background.BackgroundTask;
import io.chalkstream.kit.background.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs the short tasks of all rooms on one thread. */
@Singleton
final class BackgroundScheduler implements Scheduler {
    /** Tasks after shutdown are discarded. */
    private final ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(
            1, new DaemonThreadFactory("rooms"), new ThreadPoolExecutor.DiscardPolicy());

    private final BackgroundTask guard;
    /** The task that runs; only the executor's thread uses it. */
    private @Nullable Runnable current;

    BackgroundScheduler(MeterRegistry registry) {
        guard = new BackgroundTask(
                "rooms", registry, () -> Objects.requireNonNull(current).run());
    }

    @Override
    public void after(Duration delay, Runnable task) {
        var unused = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }

    private void run(Runnable task) {
        current = task;
        guard.run();
    }
}
