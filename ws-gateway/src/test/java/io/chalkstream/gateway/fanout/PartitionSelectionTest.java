package io.chalkstream.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.GatewayConfig.Fanout;
import io.chalkstream.gateway.GatewayMeters;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionSelectionTest {
    private static final String BOARD = "algebra";
    private static final int PARTITIONS = 480;
    private static final TopicPartition OF_BOARD = new TopicPartition(Topic.FANOUT.topicName(), written(BOARD));
    private static final TopicPartition OTHER =
            new TopicPartition(Topic.FANOUT.topicName(), (OF_BOARD.partition() + 1) % PARTITIONS);

    private final PartitionSelection selection = new PartitionSelection(
            Fanout.OPEN_BOARDS, new TopicPartitions(PARTITIONS), new GatewayMeters(new SimpleMeterRegistry()));
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @BeforeEach
    void twoPartitions() {
        consumer.assign(List.of(OF_BOARD, OTHER));
        consumer.updateEndOffsets(Map.of(OF_BOARD, 10L, OTHER, 20L));
        consumer.seek(OF_BOARD, 3);
        consumer.seek(OTHER, 4);
        selection.apply(consumer);
    }

    @Test
    void at_first_nothing_is_fetched() {
        assertThat(consumer.paused()).containsExactlyInAnyOrder(OF_BOARD, OTHER);
        assertThat(selection.isOpen(OF_BOARD)).isFalse();
    }

    @Test
    void a_partition_is_read_from_its_end_and_a_second_board_in_it_changes_nothing() {
        assertThat(selection.open(consumer, OF_BOARD)).isEqualTo(OptionalLong.of(10));
        consumer.updateEndOffsets(Map.of(OF_BOARD, 15L));
        assertThat(selection.open(consumer, OF_BOARD)).isEmpty();

        assertThat(selection.isOpen(OF_BOARD)).isTrue();
        assertThat(consumer.paused()).containsExactly(OTHER);
        assertThat(consumer.position(OF_BOARD)).isEqualTo(10);
    }

    @Test
    void a_partition_without_an_open_board_is_paused_and_begins_at_the_end_again() {
        selection.open(consumer, OF_BOARD);
        selection.retain(consumer, () -> Set.of(BOARD));
        assertThat(consumer.paused()).containsExactly(OTHER);

        selection.retain(consumer, Set::of);

        assertThat(consumer.paused()).containsExactlyInAnyOrder(OF_BOARD, OTHER);
        consumer.updateEndOffsets(Map.of(OF_BOARD, 15L));
        assertThat(selection.open(consumer, OF_BOARD)).isEqualTo(OptionalLong.of(15));
    }

    @Test
    void a_partition_resumed_by_others_is_paused_again() {
        selection.open(consumer, OF_BOARD);
        consumer.resume(consumer.paused());

        selection.retain(consumer, () -> Set.of(BOARD));

        assertThat(consumer.paused()).containsExactly(OTHER);
    }

    @Test
    void a_boards_partition_is_where_producers_write() {
        IntStream.range(0, 100).mapToObj(i -> "board-" + i).forEach(board -> assertThat(
                        selection.partition(board).partition())
                .isEqualTo(written(board)));
    }

    private static int written(String board) {
        return BuiltInPartitioner.partitionForKey(board.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }
}
