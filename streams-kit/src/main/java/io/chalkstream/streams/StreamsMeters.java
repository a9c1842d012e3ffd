package io.chalkstream.streams;

import io.chalkstream.kit.background.BackgroundTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/** The meters of a service on Kafka Streams: its state stores and its commits. What couldn't be measured is NaN. */
@Singleton
final class StreamsMeters {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    private final KafkaStreams streams;
    private final MeterRegistry registry;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "streams-meters");
        thread.setDaemon(true);
        return thread;
    });
    private volatile StoreLags lags = StoreLags.UNKNOWN;

    /** Changelog records that the stores of this process lack. */
    record StoreLags(double restore, double standby, int standbys) {
        static final StoreLags UNKNOWN = new StoreLags(Double.NaN, Double.NaN, 0);

        /**
         * Adds up the lags of all stores.
         *
         * @param stores by store and partition
         * @param standbys the partitions that this process follows without owning them
         */
        static StoreLags of(Map<String, Map<Integer, LagInfo>> stores, Set<Integer> standbys) {
            long restore = 0;
            long standby = 0;
            for (var partitions : stores.values()) {
                for (var partition : partitions.entrySet()) {
                    long lag = partition.getValue().offsetLag();
                    if (standbys.contains(partition.getKey())) {
                        standby += lag;
                    } else {
                        restore += lag;
                    }
                }
            }
            return new StoreLags(restore, standby, standbys.size());
        }
    }

    StreamsMeters(KafkaStreams streams, MeterRegistry registry) {
        this.streams = streams;
        this.registry = registry;
    }

    void start(@Observes StartupEvent start) {
        gauge("restore.lag.records", "Changelog records to restore in owned partitions", it -> it.lags.restore());
        gauge("standby.lag.records", "Changelog records that the standbys here lack", it -> it.lags.standby());
        gauge("standby.partitions", "Partitions that this process follows as a standby", it -> it.lags.standbys());
        gauge("commit.avg.seconds", "Mean time of a commit, lately", it -> it.commitSeconds("commit-latency-avg"));
        gauge("commit.max.seconds", "Longest commit, lately", it -> it.commitSeconds("commit-latency-max"));
        gauge("rocksdb.memory.bytes", "Memory of all stores, outside the heap; its bound is a setting", it ->
                (double) RocksDbMemory.usedBytes());
        var task = new BackgroundTask("streams-meters", registry, this::measure);
        var unused =
                executor.scheduleWithFixedDelay(task, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        executor.shutdownNow();
    }

    private void measure() {
        lags = StoreLags.UNKNOWN;
        if (!streams.state().isRunningOrRebalancing()) {
            return;
        }
        var standbys = new HashSet<Integer>();
        for (var thread : streams.metadataForLocalThreads()) {
            thread.standbyTasks().forEach(task -> standbys.add(task.taskId().partition()));
        }
        lags = StoreLags.of(streams.allLocalStorePartitionLags(), standbys);
    }

    /** Of all stream threads, the largest value of their own metric, which is in milliseconds. */
    private double commitSeconds(String metric) {
        return streams.metrics().entrySet().stream()
                        .filter(entry -> entry.getKey().name().equals(metric)
                                && entry.getKey().group().equals("stream-thread-metrics"))
                        .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
                        .filter(value -> !Double.isNaN(value))
                        .max()
                        .orElse(Double.NaN)
                / MILLIS;
    }

    private void gauge(String name, String description, ToDoubleFunction<StreamsMeters> value) {
        Gauge.builder("chalkstream.streams." + name, this, value)
                .description(description)
                .register(registry);
    }
}
