package io.chalkstream.ops.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kafka at one moment.
 *
 * @param partitions of the topics of the contract that exist
 * @param groups by name
 */
public record ClusterState(List<Broker> brokers, List<Partition> partitions, Map<String, Group> groups) {
    public ClusterState {
        brokers = List.copyOf(brokers);
        partitions = List.copyOf(partitions);
        groups = Map.copyOf(groups);
    }

    /** A broker that answers. */
    public record Broker(int id, String address, @Nullable String rack) {}

    /** One partition of a topic. */
    public record PartitionId(String topic, int number) {}

    /**
     * How a partition is kept.
     *
     * @param leader -1 if no broker leads it
     * @param end the offset after the last record
     */
    public record Partition(PartitionId id, int leader, int replicas, int inSync, long end) {
        public boolean isUnderReplicated() {
            return inSync < replicas;
        }
    }

    /**
     * A consumer group.
     *
     * @param committed the next offset to read, as the group has committed it
     */
    public record Group(String name, String state, List<Member> members, Map<PartitionId, Long> committed) {
        public Group {
            members = List.copyOf(members);
            committed = Map.copyOf(committed);
        }

        public boolean reads(PartitionId partition) {
            return members.stream().anyMatch(member -> member.partitions().contains(partition));
        }
    }

    /** A consumer in a group. */
    public record Member(String client, String host, Set<PartitionId> partitions) {
        public Member {
            partitions = Set.copyOf(partitions);
        }
    }
}
