package io.chalkstream.streams;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Notices when this process stood still for so long that Kafka may have given its partitions to others, as after SIGSTOP. A
 * thread that is busy is no standstill: the others go on sending heartbeats. Nor is what its monotonic clock doesn't count, as Linux
 * doesn't while the machine is suspended. Thread-safe.
 */
public final class StandstillDetector {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final LongSupplier nanos;
    private final long limitNanos;
    private long lastCall;
    private int standstills;

    /**
     * @param nanos the process's monotonic clock
     * @param limit shorter than the time-out of the consumer's session, and far longer than the interval of calls
     */
    public StandstillDetector(LongSupplier nanos, Duration limit) {
        this.nanos = nanos;
        this.limitNanos = limit.toNanos();
        this.lastCall = nanos.getAsLong();
    }

    /** A detector with a daemon thread that calls it at regular intervals. */
    public static StandstillDetector start(Duration limit) {
        var detector = new StandstillDetector(System::nanoTime, limit);
        var thread = new Thread(detector::watch, "standstill-watch");
        thread.setDaemon(true);
        thread.start();
        return detector;
    }

    /** How many standstills there were so far, also one that nobody has noticed before. Each call shows that the process runs. */
    public synchronized int standstills() {
        long now = nanos.getAsLong();
        if (now - lastCall > limitNanos) {
            standstills++;
        }
        lastCall = now;
        return standstills;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(INTERVAL.toMillis());
                standstills();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
