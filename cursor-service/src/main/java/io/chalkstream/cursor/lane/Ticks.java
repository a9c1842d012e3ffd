package io.chalkstream.cursor.lane;

import io.chalkstream.cursor.gather.Boards;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread for the ticks of all boards: a tick only gathers what is there and hands it on. */
@Singleton
final class Ticks implements Boards.Timer {
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "cursor-ticks"));

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for a tick
    public void after(long nanos, Runnable task) {
        executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
