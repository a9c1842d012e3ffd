package io.chalkstream.ops.overview;

import io.chalkstream.ops.cluster.ClusterState;
import io.chalkstream.ops.cluster.ClusterState.Partition;
import io.chalkstream.ops.metrics.Instance;
import io.chalkstream.ops.overview.Overview.Reader;
import io.chalkstream.ops.overview.Overview.State;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far services are behind in their topics. A service says so itself, by its metrics, as long as all of its processes answer and have
 * all partitions between them. Otherwise Kafka says it: from the offsets that the group has committed, and since when the
 * partitions' ends are beyond them.
 */
final class ReaderLags {
    /** People notice more than this. Below it, a commit that is due can look like a lag. */
    private static final double LATE_SECONDS = 2;

    private static final Duration KEPT = Duration.ofMinutes(15);

    private record Lag(double records, double seconds) {}

    private final EndHistory ends = new EndHistory(KEPT);
    private final Rates rates;

    ReaderLags(Rates rates) {
        this.rates = rates;
    }

    void see(long at, ClusterState cluster) {
        ends.add(at, cluster.partitions());
    }

    /** The service as a reader of the topic; its group bears its name. */
    Reader reader(long at, String service, Topic topic, List<Instance> instances, @Nullable ClusterState cluster) {
        var name = topic.topicName();
        var partitions = cluster == null
                ? List.<Partition>of()
                : cluster.partitions().stream()
                        .filter(partition -> partition.id().topic().equals(name))
                        .toList();
        var group = cluster == null ? null : cluster.groups().get(service);
        int unassigned = cluster == null
                ? 0
                : (int) partitions.stream()
                        .filter(partition -> group == null || !group.reads(partition.id()))
                        .count();
        var lag = lag(at, name, instances, partitions, group);
        var id = service + " " + name;
        return new Reader(
                id,
                name,
                state(cluster != null, unassigned, lag),
                cluster == null ? topic.partitions() : partitions.size(),
                unassigned,
                group == null ? 0 : group.members().size(),
                lag == null ? null : lag.records(),
                lag == null ? null : lag.seconds(),
                cluster == null ? null : rates.perSecond("in " + name, at, written(partitions)),
                sum(instances.stream()
                        .map(instance -> rates.perSecond(
                                "out " + id + " " + instance.name(),
                                at,
                                instance.metrics().value("chalkstream_topic_records_read_total", "topic", name)))
                        .toList()));
    }

    static double written(Collection<Partition> partitions) {
        return partitions.stream()
                .mapToLong(partition -> Math.max(0, partition.end()))
                .sum();
    }

    private @Nullable Lag lag(
            long at,
            String topic,
            List<Instance> instances,
            List<Partition> partitions,
            ClusterState.@Nullable Group group) {
        var own = ownLag(topic, instances, partitions.size());
        if (own != null) {
            return own;
        }
        return partitions.isEmpty() ? null : committedLag(at, partitions, group);
    }

    /** As the processes say it; null unless they speak for all partitions. */
    private static @Nullable Lag ownLag(String topic, List<Instance> instances, int partitions) {
        double assigned = 0;
        double records = 0;
        double seconds = 0;
        for (var instance : instances) {
            var metrics = instance.metrics();
            assigned += metrics.value("chalkstream_topic_partitions_assigned", "topic", topic);
            records += metrics.value("chalkstream_topic_lag_records", "topic", topic);
            seconds = Math.max(seconds, metrics.value("chalkstream_topic_lag_seconds", "topic", topic));
        }
        boolean known = !instances.isEmpty() && !Double.isNaN(assigned + records + seconds);
        return known && assigned >= partitions ? new Lag(records, seconds) : null;
    }

    private Lag committedLag(long at, List<Partition> partitions, ClusterState.@Nullable Group group) {
        double records = 0;
        double seconds = 0;
        for (var partition : partitions) {
            long next = ends.first(partition.id(), partition.end());
            if (group != null) {
                next = group.committed().getOrDefault(partition.id(), next);
            }
            records += Math.max(0, partition.end() - next);
            seconds = Math.max(seconds, ends.age(at, partition.id(), next));
        }
        return new Lag(records, seconds);
    }

    private static State state(boolean kafkaAnswers, int unassigned, @Nullable Lag lag) {
        if (unassigned > 0) {
            return State.UNREAD;
        }
        if (lag != null && lag.seconds() >= LATE_SECONDS) {
            return State.LATE;
        }
        return kafkaAnswers && lag != null ? State.FINE : State.UNKNOWN;
    }

    private static @Nullable Double sum(List<@Nullable Double> values) {
        double sum = 0;
        boolean any = false;
        for (var value : values) {
            if (value != null) {
                sum += value;
                any = true;
            }
        }
        return any ? sum : null;
    }
}
