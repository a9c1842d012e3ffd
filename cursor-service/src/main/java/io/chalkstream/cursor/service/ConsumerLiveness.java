package io.chalkstream.cursor.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Sees by a consumer's own metrics whether Kafka answers it: its fetches, and at each broker that it asks all the time. Kafka
 * answers a fetch within half a second, even if there is nothing. Safe for use by several threads.
 */
final class ConsumerLiveness {
    /** So long ago is not lately. */
    static final Duration RECENT = Duration.ofSeconds(2);
    /** A broker that was silent for so long is no longer waited for: another one has its partitions by then. */
    static final Duration FORGET_AFTER = Duration.ofSeconds(12);

    private static final String FETCH_GROUP = "consumer-fetch-manager-metrics";
    private static final String FETCHES = "fetch-total";
    private static final String BROKER_GROUP = "consumer-node-metrics";
    private static final String ANSWERS = "response-total";

    /** The answer is good for so long. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
    /** Fewer answers one soon after the other are those of a broker that is asked now and then. */
    private static final int MIN_GROWTHS = 3;
    /** The brokers whose number isn't known yet. */
    private static final String BOOTSTRAP = "node--";

    private final Consumer<?, ?> consumer;
    private final GrowthCounter fetches = new GrowthCounter();
    private final Map<String, GrowthCounter> answers = new HashMap<>();
    private long checkedAt;
    private boolean responding;

    /** Something that was counted, and when more of it was seen last. */
    private static final class GrowthCounter {
        private double count;
        private long grownAt;
        /** How often it has grown, each time soon after the last one. */
        private int growths;

        void update(Metric metric, long now) {
            double value = ((Number) metric.metricValue()).doubleValue();
            if (value > count) {
                growths = hasGrownWithin(RECENT, now) ? growths + 1 : 1;
                count = value;
                grownAt = now;
            }
        }

        boolean hasGrownWithin(Duration time, long now) {
            return growths > 0 && now - grownAt <= time.toNanos();
        }

        boolean isOverdue(long now) {
            return growths >= MIN_GROWTHS && hasGrownWithin(FORGET_AFTER, now) && !hasGrownWithin(RECENT, now);
        }
    }

    ConsumerLiveness(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /**
     * Whether Kafka has answered lately, as far as that was looked at.
     *
     * @param now from {@link System#nanoTime()}
     */
    synchronized boolean isResponding(long now) {
        if (checkedAt == 0 || now - checkedAt >= CHECK_INTERVAL.toNanos()) {
            checkedAt = now;
            responding = check(now);
        }
        return responding;
    }

    private boolean check(long now) {
        // Of all partitions together: those of one topic bear more tags.
        metrics(FETCH_GROUP, FETCHES)
                .filter(metric -> !metric.metricName().tags().containsKey("topic"))
                .forEach(metric -> fetches.update(metric, now));
        metrics(BROKER_GROUP, ANSWERS).forEach(metric -> {
            String node = metric.metricName().tags().get("node-id");
            if (node != null && !node.startsWith(BOOTSTRAP)) {
                answers.computeIfAbsent(node, key -> new GrowthCounter()).update(metric, now);
            }
        });
        return fetches.hasGrownWithin(RECENT, now)
                && answers.values().stream().noneMatch(broker -> broker.isOverdue(now));
    }

    private Stream<Metric> metrics(String group, String name) {
        return consumer.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name)
                        && entry.getKey().group().equals(group))
                .map(Map.Entry::getValue);
    }
}
