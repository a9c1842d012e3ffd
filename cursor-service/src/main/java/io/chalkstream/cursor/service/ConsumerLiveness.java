package io.chalkstream.cursor.service;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Tells by a consumer's own metrics whether Kafka still responds to it: by its fetches, and by the responses of each
 * broker that it polls regularly. Kafka responds to a fetch within half a second, even without records. Thread-safe.
 */
final class ConsumerLiveness {
    /** A response counts as recent for this time. */
    static final Duration RECENT = Duration.ofSeconds(2);
    /** A broker that has been silent for longer is ignored: another one has its partitions by then. */
    static final Duration FORGET_AFTER = Duration.ofSeconds(12);

    private static final String FETCH_GROUP = "consumer-fetch-manager-metrics";
    private static final String FETCHES = "fetch-total";
    private static final String BROKER_GROUP = "consumer-node-metrics";
    private static final String ANSWERS = "response-total";

    /** The result is cached for this time. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);
    /** A broker with fewer consecutive responses isn't polled regularly. */
    private static final int MIN_GROWTHS = 3;
    /** The prefix of bootstrap brokers, whose ids aren't known yet. */
    private static final String BOOTSTRAP = "node--";

    private final Consumer<?, ?> consumer;
    private final GrowthCounter fetches = new GrowthCounter();
    private final Map<String, GrowthCounter> answers = new HashMap<>();
    private long checkedAt;
    private boolean responding;

    /** A counter metric, and when it grew last. */
    private static final class GrowthCounter {
        private double count;
        private long grownAt;
        /** The number of consecutive growths, each within {@link #RECENT} of the previous one. */
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
     * Whether Kafka has responded recently; cached for {@link #CHECK_INTERVAL}.
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
        // The total of all partitions: metrics of a topic have more tags.
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
