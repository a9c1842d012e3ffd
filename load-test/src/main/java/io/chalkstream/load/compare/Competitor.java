package io.chalkstream.load.compare;

import io.chalkstream.load.TimeWindow;
import io.chalkstream.load.generator.Workload;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** One of the systems that are compared. Each start gives it new processes and no data. */
interface Competitor extends AutoCloseable {
    String name();

    /** Starts its processes, and waits until they are ready. */
    void start();

    /** Its processes, as long as it runs. */
    Processes processes();

    /**
     * Puts a load on it.
     *
     * @param windows in nanoseconds since the beginning of the load
     * @return the figures of each window
     */
    List<Figures> work(Workload workload, List<TimeWindow> windows)
            throws InterruptedException, ExecutionException, TimeoutException;

    @Override
    void close();
}
