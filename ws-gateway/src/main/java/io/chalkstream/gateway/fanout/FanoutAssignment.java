package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.kit.lag.TopicProgress;
import io.chalkstream.protocol.topic.Topic;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions of fanout this gateway reads, and from where. A partition is read from its end the first time: a client that
 * connects later gets a snapshot. When it is given back after a pause, reading goes on after the last record that was
 * handled, so nothing is missed. Committed offsets play no part in this; they only show the lag to tools.
 */
@ApplicationScoped
@Default
@Identifier("fanout")
public class FanoutAssignment implements KafkaConsumerRebalanceListener, TopicProgress {
    private static final Logger LOG = Logger.getLogger(FanoutAssignment.class);

    /** The assignment at one point in time. */
    record State(@Nullable String memberId, Set<TopicPartition> assigned, int partitions, boolean started) {
        /** Whether every partition is read. */
        boolean readsAll() {
            return !assigned.isEmpty() && assigned.size() == partitions;
        }
    }

    private final GatewayMeters meters;
    private final PartitionSelection selection;
    private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();
    private volatile State state = new State(null, Set.of(), 0, false);

    FanoutAssignment(GatewayMeters meters, PartitionSelection selection) {
        this.meters = meters;
        this.selection = selection;
    }

    State state() {
        return state;
    }

    /** Whether reading has started; from then on, no record is missed. */
    public boolean hasStarted() {
        return state.started();
    }

    void handled(ConsumerRecord<?, ?> record) {
        resumeFrom(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    /** Sets the offset to resume from, unless a later one is known. */
    void resumeFrom(TopicPartition partition, long offset) {
        next.merge(partition, offset, Math::max);
    }

    @Override
    public Topic topic() {
        return Topic.FANOUT;
    }

    /** Without paused partitions: nobody here lacks their records. */
    @Override
    public Map<Integer, Long> positions() {
        return state.assigned().stream()
                .filter(partition -> selection.isOpen(partition) && next.containsKey(partition))
                .collect(Collectors.toMap(TopicPartition::partition, partition -> next.getOrDefault(partition, 0L)));
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        try {
            var unseen = partitions.stream().filter(p -> !next.containsKey(p)).toList();
            next.putAll(consumer.endOffsets(unseen));
            partitions.forEach(partition -> consumer.seek(partition, next.getOrDefault(partition, 0L)));
            selection.apply(consumer);
            int all = consumer.partitionsFor(Topic.FANOUT.topicName()).size();
            update(new State(consumer.groupMetadata().memberId(), Set.copyOf(consumer.assignment()), all, true));
        } catch (KafkaException e) {
            LOG.warnf("The end of fanout can't be found, trying again: %s", e.getMessage());
            consumer.enforceRebalance();
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        update(new State(null, Set.of(), state.partitions(), state.started()));
    }

    private void update(State now) {
        state = now;
        meters.partitionsRead(now.assigned().size());
    }
}
