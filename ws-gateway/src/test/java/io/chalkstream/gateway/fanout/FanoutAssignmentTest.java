package io.chalkstream.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.GatewayConfig.Fanout;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FanoutAssignmentTest {
    private static final String FANOUT = Topic.FANOUT.topicName();
    private static final TopicPartition P0 = new TopicPartition(FANOUT, 0);
    private static final TopicPartition P1 = new TopicPartition(FANOUT, 1);
    private static final Node NODE = Node.noNode();

    private final GatewayMeters meters = new GatewayMeters(new SimpleMeterRegistry());
    private final FanoutAssignment assignment =
            new FanoutAssignment(meters, new PartitionSelection(Fanout.ALL, TopicPartitions.OF_TABLE, meters));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void topicOfTwoPartitions() {
        consumer.updatePartitions(
                FANOUT,
                List.of(
                        new PartitionInfo(FANOUT, 0, NODE, new Node[0], new Node[0]),
                        new PartitionInfo(FANOUT, 1, NODE, new Node[0], new Node[0])));
        consumer.updateEndOffsets(Map.of(P0, 10L, P1, 20L));
    }

    @Test
    void reading_begins_at_the_end() {
        assign(P0, P1);

        assertThat(consumer.position(P0)).isEqualTo(10);
        assertThat(consumer.position(P1)).isEqualTo(20);
        assertThat(assignment.hasStarted()).isTrue();
        assertThat(assignment.state().readsAll()).isTrue();
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void after_a_pause_reading_goes_on_after_what_was_handled() {
        assign(P0, P1);
        assignment.handled(record(P0, 10));
        assignment.handled(record(P0, 11));
        assignment.onPartitionsRevoked(consumer, List.of(P0, P1));
        assertThat(assignment.state().readsAll()).isFalse();
        consumer.updateEndOffsets(Map.of(P0, 100L, P1, 100L));

        assign(P0, P1);

        assertThat(consumer.position(P0)).isEqualTo(12);
        assertThat(consumer.position(P1)).isEqualTo(20);
    }

    @Test
    void an_assignment_of_some_partitions_is_incomplete() {
        assign(P0);

        assertThat(assignment.hasStarted()).isTrue();
        assertThat(assignment.state().readsAll()).isFalse();
    }

    @Test
    void while_the_end_cannot_be_found_nothing_is_read_and_the_group_is_joined_again() {
        consumer.setOffsetsException(new KafkaException("no broker"));
        assign(P0, P1);

        assertThat(assignment.hasStarted()).isFalse();
        assertThat(assignment.state().readsAll()).isFalse();
        assertThat(consumer.shouldRebalance()).isTrue();
    }

    private void assign(TopicPartition... partitions) {
        consumer.assign(List.of(partitions));
        assignment.onPartitionsAssigned(consumer, List.of(partitions));
    }

    private static ConsumerRecord<String, byte[]> record(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "b", new byte[0]);
    }
}
