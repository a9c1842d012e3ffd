package io.chalkstream.ops.overview;

import io.chalkstream.ops.overview.Overview.Kafka;
import io.chalkstream.ops.overview.Overview.Topic;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What no service can say of Kafka, in Prometheus' text format. Without an answer of Kafka, the values are NaN. */
public final class KafkaMetrics {
    private KafkaMetrics() {}

    public static String of(Overview overview) {
        var kafka = overview.kafka();
        return gauge("brokers", kafka == null ? Double.NaN : kafka.brokers().size())
                + gauge("partitions_underreplicated", sum(kafka, Topic::underReplicated))
                + gauge("partitions_leaderless", sum(kafka, Topic::leaderless));
    }

    private static double sum(@Nullable Kafka kafka, ToDoubleFunction<Topic> count) {
        return kafka == null
                ? Double.NaN
                : kafka.topics().stream().mapToDouble(count).sum();
    }

    private static String gauge(String name, double value) {
        return "# TYPE chalkstream_kafka_%1$s gauge\nchalkstream_kafka_%1$s %2$s\n".formatted(name, value);
    }
}
