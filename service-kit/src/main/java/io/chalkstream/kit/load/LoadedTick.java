package io.chalkstream.kit.load;

import com.sun.management.OperatingSystemMXBean;
import io.chalkstream.protocol.awareness.TickInterval;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The shortest tick (A5) that the load of the processors allows: awareness becomes rarer before anything else suffers. One to three
 * times the shortest tick of all. Thread-safe.
 */
public final class LoadedTick implements Supplier<Duration> {
    /** From this load on, ticks become longer. */
    static final double HIGH = 0.75;
    /** Below this load they become shorter again: well below, since longer ticks lower the load. */
    static final double LOW = 0.4;

    private static final long SAMPLED_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_TIMES = 3;

    private final DoubleSupplier load;
    private final LongSupplier nanos;
    private long sampledAt;
    private int times = 1;
    private volatile Duration tick = TickInterval.SHORTEST;

    /**
     * @param load from 0 to 1, since the last call; negative if it isn't known
     * @param nanos a clock like {@link System#nanoTime()}
     */
    LoadedTick(DoubleSupplier load, LongSupplier nanos) {
        this.load = load;
        this.nanos = nanos;
        this.sampledAt = nanos.getAsLong();
    }

    /** By the load of the processors that this process may use: those of its container, or of the machine. */
    public static LoadedTick ofThisProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? new LoadedTick(system::getCpuLoad, System::nanoTime)
                : new LoadedTick(() -> -1, System::nanoTime);
    }

    @Override
    public Duration get() {
        if (nanos.getAsLong() - sampledAt() >= SAMPLED_EVERY) {
            sample();
        }
        return tick;
    }

    private synchronized long sampledAt() {
        return sampledAt;
    }

    private synchronized void sample() {
        if (nanos.getAsLong() - sampledAt < SAMPLED_EVERY) {
            return;
        }
        sampledAt = nanos.getAsLong();
        double now = load.getAsDouble();
        if (now >= HIGH && times < MOST_TIMES) {
            times++;
        } else if (now < LOW && times > 1) {
            times--;
        }
        tick = TickInterval.SHORTEST.multipliedBy(times);
    }
}
