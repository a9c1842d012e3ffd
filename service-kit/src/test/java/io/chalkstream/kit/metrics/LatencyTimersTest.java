package io.chalkstream.kit.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTimersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void the_median_and_the_99th_percentile_are_published() {
        var timer = LatencyTimers.register(registry, "a.timer", "What it measures");

        timer.record(Duration.ofMillis(10));

        assertThat(registry.get("a.timer").timer()).isSameAs(timer);
        assertThat(timer.getId().getDescription()).isEqualTo("What it measures");
        assertThat(timer.takeSnapshot().percentileValues())
                .extracting(ValueAtPercentile::percentile)
                .containsExactly(0.5, 0.99);
    }
}
