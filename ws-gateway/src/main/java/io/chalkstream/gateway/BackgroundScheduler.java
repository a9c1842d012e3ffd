package io.chalkstream.gateway;

import io.chalkstream.gateway.room.Scheduler;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the short tasks of all rooms on one thread. */
@Singleton
final class BackgroundScheduler implements Scheduler {
    private static final Logger LOG = Logger.getLogger(BackgroundScheduler.class);

    /** Tasks after shutdown are discarded. */
    private final ScheduledExecutorService executor = new ScheduledThreadPoolExecutor(
            1, new DaemonThreadFactory("rooms"), new ThreadPoolExecutor.DiscardPolicy());

    @Override
    public void after(Duration delay, Runnable task) {
        var unused = executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        executor.shutdown();
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("A task of a room failed", e);
        }
    }
}
