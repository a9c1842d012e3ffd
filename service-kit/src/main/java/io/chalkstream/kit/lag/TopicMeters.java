package io.chalkstream.kit.lag;

import io.chalkstream.protocol.topic.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The meters of one topic that this process reads. A lag that couldn't be measured is NaN. */
final class TopicMeters {
    private final Counter read;
    private final Counter written;
    private volatile double lagRecords = Double.NaN;
    private volatile double lagSeconds = Double.NaN;
    private volatile int assigned;
    private volatile int idleConsumers;
    private Map<Integer, PartitionLag> last = Map.of();

    TopicMeters(Topic topic, MeterRegistry registry) {
        var tags = Tags.of("topic", topic.topicName());
        gauge(
                registry,
                tags,
                "lag.records",
                "Unread records in the partitions that this process reads",
                it -> it.lagRecords);
        gauge(registry, tags, "lag.seconds", "Age of the oldest unread record", it -> it.lagSeconds);
        gauge(registry, tags, "partitions.assigned", "Partitions that this process reads", it -> it.assigned);
        gauge(
                registry,
                tags,
                "consumers.idle",
                "Consumers of this process without a partition",
                it -> it.idleConsumers);
        read = counter(registry, tags, "records.read", "Records that this process has read");
        written =
                counter(registry, tags, "records.written", "Records written to the partitions that this process reads");
    }

    /** The lags of the partitions that are read, as measured now. */
    void update(Map<Integer, PartitionLag> lags, int idle) {
        lags.forEach(this::count);
        last = new HashMap<>(lags);
        assigned = lags.size();
        idleConsumers = idle;
        lagRecords = lags.values().stream().mapToLong(PartitionLag::records).sum();
        lagSeconds = lags.values().stream().mapToDouble(TopicMeters::seconds).reduce(0, Math::max);
    }

    /** Nothing could be measured now. */
    void unknown() {
        lagRecords = Double.NaN;
        lagSeconds = Double.NaN;
    }

    private void count(int partition, PartitionLag lag) {
        var before = last.get(partition);
        if (before != null) {
            read.increment((double) Math.max(0, lag.position() - before.position()));
            written.increment((double) Math.max(0, lag.end() - before.end()));
        }
    }

    /** NaN, which is the maximum of all, if the age is unknown. */
    private static double seconds(PartitionLag lag) {
        var age = lag.age();
        return age == null
                ? Double.NaN
                : age.toMillis() / (double) Duration.ofSeconds(1).toMillis();
    }

    private void gauge(
            MeterRegistry registry, Tags tags, String name, String description, ToDoubleFunction<TopicMeters> value) {
        Gauge.builder("chalkstream.topic." + name, this, value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private static Counter counter(MeterRegistry registry, Tags tags, String name, String description) {
        return Counter.builder("chalkstream.topic." + name)
                .description(description)
                .tags(tags)
                .register(registry);
    }
}
