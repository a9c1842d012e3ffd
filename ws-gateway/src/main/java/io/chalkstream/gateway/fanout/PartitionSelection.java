package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.GatewayConfig;
import io.chalkstream.gateway.GatewayConfig.Fanout;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/**
 * Which of this gateway's partitions of fanout are fetched: all, or those of the boards that have a room. The others are
 * paused, and are read from their end when a room opens.
 *
 * <p>What needs the consumer runs on its thread. The lock makes one step of looking which rooms there are and pausing the other
 * partitions: a room is there before it asks for its partition, so it is either seen, or asks afterwards.
 */
@Singleton
final class PartitionSelection {
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final boolean isAll;
    private final int partitions;
    private final GatewayMeters meters;
    private final Set<TopicPartition> open = new HashSet<>();

    @Inject
    PartitionSelection(GatewayConfig config, TopicPartitions partitions, GatewayMeters meters) {
        this(config.fanout(), partitions, meters);
    }

    PartitionSelection(Fanout fanout, TopicPartitions partitions, GatewayMeters meters) {
        this.isAll = fanout == Fanout.ALL;
        this.partitions = partitions.of(Topic.FANOUT);
        this.meters = meters;
    }

    boolean isAll() {
        return isAll;
    }

    /** Whether every later record of this partition will be read. */
    synchronized boolean isOpen(TopicPartition partition) {
        return isAll || open.contains(partition);
    }

    /**
     * Starts to fetch a partition at its end.
     *
     * @return the offset; empty if the partition was open already
     */
    OptionalLong open(Consumer<?, ?> consumer, TopicPartition partition) {
        if (isOpen(partition)) {
            return OptionalLong.empty();
        }
        long end = consumer.endOffsets(List.of(partition), ANSWER).getOrDefault(partition, 0L);
        consumer.seek(partition, end);
        synchronized (this) {
            open.add(partition);
        }
        apply(consumer);
        return OptionalLong.of(end);
    }

    /** Closes the open partitions that have none of {@code boards}. */
    synchronized void retain(Consumer<?, ?> consumer, Supplier<Set<String>> boards) {
        open.retainAll(boards.get().stream().map(this::partition).collect(Collectors.toSet()));
        apply(consumer);
    }

    /** Pauses the partitions that aren't open, and resumes the others. */
    synchronized void apply(Consumer<?, ?> consumer) {
        if (isAll) {
            return;
        }
        var others = new HashSet<>(consumer.assignment());
        others.removeAll(open);
        var opened = new HashSet<>(consumer.assignment());
        opened.removeAll(others);
        consumer.pause(others);
        consumer.resume(opened);
        meters.partitionsPaused(others.size());
    }

    /** The partition of a board's records, as Kafka's producers compute it. */
    TopicPartition partition(String board) {
        int hash = Utils.toPositive(Utils.murmur2(board.getBytes(StandardCharsets.UTF_8)));
        return new TopicPartition(Topic.FANOUT.topicName(), hash % partitions);
    }
}
