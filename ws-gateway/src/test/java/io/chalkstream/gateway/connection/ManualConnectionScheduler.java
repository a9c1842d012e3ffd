package io.chalkstream.gateway.connection;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Deadlines that come when the test says so. */
final class ManualConnectionScheduler implements ConnectionScheduler {
    private final Map<Duration, Runnable> tasks = new HashMap<>();

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.put(delay, task);
    }

    @Override
    public void every(Duration period, Runnable task) {
        tasks.put(period, task);
    }

    /** Runs what was to be run after this time, or each time it has passed. */
    void elapse(Duration time) {
        Objects.requireNonNull(tasks.get(time), () -> "nothing is due after " + time + " but " + tasks.keySet())
                .run();
    }
}
