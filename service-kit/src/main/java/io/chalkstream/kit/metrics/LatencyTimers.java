package io.chalkstream.kit.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** Timers that publish the median and the 99th percentile. */
public final class LatencyTimers {
    private LatencyTimers() {}

    public static Timer register(MeterRegistry registry, String name, String description) {
        return Timer.builder(name)
                .description(description)
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }
}
