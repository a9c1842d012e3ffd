package io.chalkstream.kit.background;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A repeated task whose failures are logged and counted, and never reach the scheduler: a scheduler would stop
 * repeating it. Errors are failures, too. Thread-safe if the task is.
 */
public final class BackgroundTask implements Runnable {
    /** Counts the runs that failed, by the task's name. */
    public static final String FAILURES = "chalkstream.background.failures";

    private static final Logger LOG = Logger.getLogger(BackgroundTask.class);
    /** A task that fails at each tick is logged once in this time. */
    private static final long NANOS_BETWEEN_LOGS = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final Runnable task;
    private final @Nullable Class<? extends RuntimeException> passedOn;
    private final Counter failures;
    private long nextLog = System.nanoTime();

    /** @param name a fixed word: it is the meter's tag */
    public BackgroundTask(String name, MeterRegistry registry, Runnable task) {
        this(name, registry, task, null);
    }

    private BackgroundTask(
            String name, MeterRegistry registry, Runnable task, @Nullable Class<? extends RuntimeException> passedOn) {
        this.name = name;
        this.task = task;
        this.passedOn = passedOn;
        this.failures = Counter.builder(FAILURES)
                .description("Runs of background tasks that failed; each is a bug or a sign of damage")
                .tag("task", name)
                .register(registry);
    }

    /**
     * A task whose caller handles exceptions of the type {@code passedOn}: they are thrown on. Kafka Streams, for
     * instance, must see those of Kafka.
     */
    public static BackgroundTask passingOn(
            Class<? extends RuntimeException> passedOn, String name, MeterRegistry registry, Runnable task) {
        return new BackgroundTask(name, registry, task, passedOn);
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (RuntimeException e) {
            if (passedOn != null && passedOn.isInstance(e)) {
                throw e;
            }
            failed(e);
        } catch (Error e) {
            failed(e);
        }
    }

    private void failed(Throwable failure) {
        failures.increment();
        if (isLogDue()) {
            LOG.errorf(failure, "The task %s failed and goes on; it failed %.0f times so far", name, failures.count());
        }
    }

    private synchronized boolean isLogDue() {
        long now = System.nanoTime();
        if (now - nextLog < 0) {
            return false;
        }
        nextLog = now + NANOS_BETWEEN_LOGS;
        return true;
    }
}
