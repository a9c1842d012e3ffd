package io.chalkstream.ops.overview;

import io.chalkstream.ops.cluster.ClusterState;
import io.chalkstream.ops.cluster.ClusterState.Partition;
import io.chalkstream.ops.cluster.ClusterState.PartitionId;
import io.chalkstream.protocol.topic.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Brokers, topics and groups as the page shows them. */
final class KafkaViews {
    private KafkaViews() {}

    static Overview.Kafka view(long at, ClusterState cluster, Rates rates) {
        return new Overview.Kafka(
                cluster.brokers().stream()
                        .sorted(Comparator.comparingInt(ClusterState.Broker::id))
                        .map(broker -> broker(broker, cluster.partitions()))
                        .toList(),
                Arrays.stream(Topic.values())
                        .map(topic -> topic(at, topic, cluster.partitions(), rates))
                        .toList(),
                cluster.groups().values().stream()
                        .filter(group -> !group.members().isEmpty())
                        .sorted(Comparator.comparing(ClusterState.Group::name))
                        .map(KafkaViews::group)
                        .toList());
    }

    private static Overview.Broker broker(ClusterState.Broker broker, List<Partition> partitions) {
        long leads = partitions.stream()
                .filter(partition -> partition.leader() == broker.id())
                .count();
        return new Overview.Broker(broker.id(), broker.address(), broker.rack(), leads);
    }

    private static Overview.Topic topic(long at, Topic topic, List<Partition> all, Rates rates) {
        var partitions = all.stream()
                .filter(partition -> partition.id().topic().equals(topic.topicName()))
                .toList();
        return new Overview.Topic(
                topic.topicName(),
                topic.owner(),
                partitions.size(),
                partitions.stream().mapToInt(Partition::replicas).max().orElse(0),
                partitions.stream().filter(Partition::isUnderReplicated).count(),
                partitions.stream().filter(partition -> partition.leader() < 0).count(),
                rates.perSecond("topic " + topic.topicName(), at, ReaderLags.written(partitions)));
    }

    private static Overview.Group group(ClusterState.Group group) {
        return new Overview.Group(
                group.name(),
                group.state(),
                group.members().stream()
                        .sorted(Comparator.comparing(ClusterState.Member::client))
                        .map(member ->
                                new Overview.Member(member.client(), member.host(), partitions(member.partitions())))
                        .toList());
    }

    private static String partitions(Set<PartitionId> partitions) {
        var numbers = new TreeMap<String, Set<Integer>>();
        partitions.forEach(partition -> numbers.computeIfAbsent(partition.topic(), topic -> new TreeSet<>())
                .add(partition.number()));
        return numbers.entrySet().stream()
                .map(topic -> topic.getKey() + " "
                        + topic.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
