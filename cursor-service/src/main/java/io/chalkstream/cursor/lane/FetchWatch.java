package io.chalkstream.cursor.lane;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/** Sees by a consumer's own metrics whether Kafka answers its fetches. Safe for use by several threads. */
final class FetchWatch {
    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String FETCHES = "fetch-total";

    private final @Nullable Metric fetches;
    private double seen;
    private long seenAt = Long.MIN_VALUE;

    FetchWatch(Consumer<?, ?> consumer) {
        // Of all partitions together: those of one topic or of one partition bear more tags.
        fetches = consumer.metrics().values().stream()
                .filter(metric -> metric.metricName().group().equals(GROUP)
                        && metric.metricName().name().equals(FETCHES)
                        && !metric.metricName().tags().containsKey("topic"))
                .findFirst()
                .orElse(null);
    }

    /**
     * Whether a fetch has been answered lately, as far as that was looked at.
     *
     * @param now from {@link System#nanoTime()}
     */
    synchronized boolean isAnswered(long now, Duration lately) {
        double count = fetches == null ? 0 : ((Number) fetches.metricValue()).doubleValue();
        if (count > seen) {
            seen = count;
            seenAt = now;
        }
        return seenAt != Long.MIN_VALUE && now - seenAt <= lately.toNanos();
    }
}
