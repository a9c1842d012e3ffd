package io.chalkstream.simulation.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A group of real consumers, which hear of each other when they are polled. */
final class RealGroup implements ScriptedGroup {
    private static final Duration POLL = Duration.ofMillis(5);

    private final String servers;
    private final String topic;
    private final String group;
    private final Admin admin;
    private final Map<String, KafkaConsumer<String, String>> members = new TreeMap<>();
    private final List<Map<String, ConsumerGroupMetadata>> settlements = new ArrayList<>();
    private final KafkaProducer<String, String> producer;
    private final Set<String> expelled = new HashSet<>();
    private int lost;

    RealGroup(String servers, String topic, int script, Admin admin) {
        this.servers = servers;
        this.topic = topic;
        this.admin = admin;
        this.group = "scripted-members-" + script;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "transactional.id", group),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
    }

    @Override
    public void join(String member) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "group.id", group,
                        "client.id", group + "-" + member,
                        "enable.auto.commit", "false",
                        "auto.offset.reset", "latest",
                        "heartbeat.interval.ms", "20",
                        "retry.backoff.ms", "10",
                        "partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(topic), new Losses());
        members.put(member, consumer);
    }

    private final class Losses implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            lost += partitions.size();
        }
    }

    @Override
    public void leave(String member) {
        members.remove(member).close();
    }

    @Override
    public List<Integer> settle() {
        do {
            members.values().forEach(consumer -> consumer.poll(POLL));
        } while (!isSettled());
        var now = new HashMap<String, ConsumerGroupMetadata>();
        members.forEach((name, consumer) -> now.put(name, consumer.groupMetadata()));
        settlements.add(now);
        return members.values().stream()
                .map(consumer -> consumer.assignment().size())
                .sorted()
                .toList();
    }

    @Override
    public void expel() {
        for (var consumer : members.values()) {
            expelled.add(consumer.groupMetadata().memberId());
            consumer.enforceRebalance();
        }
        try {
            admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int lost() {
        return lost;
    }

    /** All are members, of the same generation, and have all partitions together. */
    private boolean isSettled() {
        if (members.values().stream()
                .anyMatch(consumer -> expelled.contains(consumer.groupMetadata().memberId()))) {
            return false;
        }
        int owned = members.values().stream()
                .mapToInt(consumer -> consumer.assignment().size())
                .sum();
        long generations = members.values().stream()
                .map(consumer -> consumer.groupMetadata().generationId())
                .distinct()
                .count();
        return members.isEmpty() || (owned == PARTITIONS && generations == 1);
    }

    @Override
    public String commit(String member, int settlement, long offset) {
        var as = settlements.get(settlement).get(member);
        producer.beginTransaction();
        try {
            producer.sendOffsetsToTransaction(Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)), as);
            producer.commitTransaction();
            return "ok";
        } catch (CommitFailedException e) {
            producer.abortTransaction();
            return "refused";
        }
    }

    @Override
    public long committed() {
        var partition = new TopicPartition(topic, 0);
        try (var reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "group.id", group, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var found = reader.committed(Set.of(partition)).get(partition);
            return found == null ? 0 : found.offset();
        }
    }

    @Override
    public void end() {
        members.values().forEach(KafkaConsumer::close);
        producer.close();
    }
}
