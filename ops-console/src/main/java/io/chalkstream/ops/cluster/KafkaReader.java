package io.chalkstream.ops.cluster;

import io.chalkstream.ops.cluster.ClusterState.Broker;
import io.chalkstream.ops.cluster.ClusterState.Group;
import io.chalkstream.ops.cluster.ClusterState.Member;
import io.chalkstream.ops.cluster.ClusterState.Partition;
import io.chalkstream.ops.cluster.ClusterState.PartitionId;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka. Used by one thread; blocks. */
public final class KafkaReader implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    /** The page says that Kafka is away; its client would say so with each attempt. The reference keeps the level. */
    private static final Logger CLIENT_LOG = Logger.getLogger("org.apache.kafka");

    private static final Set<String> TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.toUnmodifiableSet());

    private final Admin admin;

    /** @param settings of Kafka's client; the address of the brokers at the least */
    public KafkaReader(Map<String, Object> settings) {
        CLIENT_LOG.setLevel(Level.SEVERE);
        var all = new HashMap<String, Object>(settings);
        all.put(AdminClientConfig.CLIENT_ID_CONFIG, "ops-console");
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        admin = Admin.create(all);
    }

    /**
     * The state now.
     *
     * @throws UnreachableException if Kafka doesn't answer in time
     */
    public ClusterState read() throws InterruptedException, UnreachableException {
        try {
            var nodes = admin.describeCluster().nodes();
            var topics = topics();
            var offsets = admin.listOffsets(leads(topics));
            var names = get(admin.listGroups().all()).stream()
                    .map(group -> group.groupId())
                    .toList();
            var descriptions = admin.describeConsumerGroups(names).describedGroups();
            var committed = admin.listConsumerGroupOffsets(
                    names.stream().collect(Collectors.toMap(name -> name, name -> new ListConsumerGroupOffsetsSpec())));
            var partitions = new ArrayList<Partition>();
            for (var topic : topics) {
                for (var info : topic.partitions()) {
                    var id = new TopicPartition(topic.name(), info.partition());
                    var leader = info.leader();
                    boolean led = leader != null && !leader.isEmpty();
                    long end = led ? get(offsets.partitionResult(id).thenApply(ListOffsetsResultInfo::offset)) : -1;
                    partitions.add(new Partition(
                            id(id),
                            led ? leader.id() : -1,
                            info.replicas().size(),
                            info.isr().size(),
                            end));
                }
            }
            var groups = new HashMap<String, Group>();
            for (var description : descriptions.entrySet()) {
                var name = description.getKey();
                var group = get(description.getValue());
                var offset = get(committed.partitionsToOffsetAndMetadata(name));
                groups.put(name, new Group(name, group.groupState().toString(), members(group), committed(offset)));
            }
            return new ClusterState(get(nodes).stream().map(KafkaReader::broker).toList(), partitions, groups);
        } catch (ExecutionException | TimeoutException e) {
            throw new UnreachableException(e);
        }
    }

    private List<TopicDescription> topics() throws InterruptedException, ExecutionException, TimeoutException {
        var found = new ArrayList<TopicDescription>();
        for (var topic : admin.describeTopics(TOPICS).topicNameValues().values()) {
            try {
                found.add(get(topic));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private static Map<TopicPartition, OffsetSpec> leads(List<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .filter(info -> info.leader() != null && !info.leader().isEmpty())
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    }

    private static List<Member> members(ConsumerGroupDescription group) {
        return group.members().stream().map(KafkaReader::member).toList();
    }

    private static Member member(MemberDescription member) {
        return new Member(
                member.clientId(),
                member.host().replaceFirst("^/", ""),
                member.assignment().topicPartitions().stream()
                        .map(KafkaReader::id)
                        .collect(Collectors.toSet()));
    }

    private static Map<PartitionId, Long> committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        var committed = new HashMap<PartitionId, Long>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                committed.put(id(partition), offset.offset());
            }
        });
        return committed;
    }

    private static PartitionId id(TopicPartition partition) {
        return new PartitionId(partition.topic(), partition.partition());
    }

    private static Broker broker(Node node) {
        return new Broker(node.id(), node.host() + ":" + node.port(), node.rack());
    }

    private static <T> T get(KafkaFuture<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    /** Kafka doesn't answer, or not what was asked. */
    public static final class UnreachableException extends Exception {
        private static final long serialVersionUID = 1;

        UnreachableException(Exception cause) {
            super(cause);
        }
    }
}
