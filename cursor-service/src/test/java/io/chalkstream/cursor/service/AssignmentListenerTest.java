package io.chalkstream.cursor.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.cursor.batching.ActiveBoards;
import io.chalkstream.cursor.batching.Samples;
import io.chalkstream.kit.lag.ReadPositions;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AssignmentListenerTest {
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CURSOR_MOVES.topicName(), 7);

    private final KafkaAssignedPartitions partitions = new KafkaAssignedPartitions();
    private final ActiveBoards boards = new ActiveBoards(
            partitions, System::nanoTime, (delay, task) -> {}, () -> TickInterval.SHORTEST, (board, frame) -> {});
    private final ReadPositions positions = new ReadPositions(Topic.CURSOR_MOVES);
    private final AssignmentListener assignment = new AssignmentListener(partitions, boards, positions);

    @Test
    void a_partition_is_read_from_its_assignment_to_its_revocation() {
        var consumer = consumer();
        assignment.onPartitionsAssigned(consumer, List.of(PARTITION));
        boards.accept(PARTITION.partition(), "algebra", Samples.cursor("ana_1", 1), 1);
        assertThat(partitions.has(PARTITION.partition())).isTrue();
        assertThat(positions.positions()).containsOnlyKeys(PARTITION.partition());

        assignment.onPartitionsRevoked(consumer, List.of(PARTITION));

        assertThat(partitions.has(PARTITION.partition())).isFalse();
        assertThat(positions.positions()).isEmpty();
        assertThat(boards.active()).isZero();
    }

    @Test
    void a_consumer_that_is_notified_late_of_its_loss_takes_nothing_from_the_current_owner() {
        var before = consumer();
        var now = consumer();
        assignment.onPartitionsAssigned(before, List.of(PARTITION));
        assignment.onPartitionsAssigned(now, List.of(PARTITION));
        boards.accept(PARTITION.partition(), "algebra", Samples.cursor("ana_1", 1), 1);

        assignment.onPartitionsLost(before, List.of(PARTITION));

        assertThat(partitions.has(PARTITION.partition())).isTrue();
        assertThat(boards.active()).isEqualTo(1);
    }

    private static MockConsumer<String, byte[]> consumer() {
        var consumer = new MockConsumer<String, byte[]>("latest");
        consumer.assign(List.of(PARTITION));
        consumer.updateEndOffsets(Map.of(PARTITION, 0L));
        return consumer;
    }
}
