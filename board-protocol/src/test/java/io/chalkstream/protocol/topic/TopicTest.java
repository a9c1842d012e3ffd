package io.chalkstream.protocol.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicTest {

    @Test
    void topics_that_are_read_side_by_side_have_the_same_number_of_partitions() {
        assertThat(Topic.UNDO_REQUESTS.partitions()).isEqualTo(Topic.BOARD_EVENTS.partitions());
    }

    @Test
    void cursors_have_more_partitions_than_anything_else() {
        for (var topic : Topic.values()) {
            if (topic != Topic.CURSOR_MOVES) {
                assertThat(topic.partitions()).isLessThan(Topic.CURSOR_MOVES.partitions());
            }
        }
    }

    @Test
    void a_consumer_without_a_partition_is_idle_and_one_with_too_many_is_crowded() {
        assertThat(ConcurrencyFit.of(13, 12)).isEqualTo(ConcurrencyFit.IDLE_CONSUMERS);
        assertThat(ConcurrencyFit.of(12, 12)).isEqualTo(ConcurrencyFit.FITS);
        assertThat(ConcurrencyFit.of(1, 12)).isEqualTo(ConcurrencyFit.FITS);
        assertThat(ConcurrencyFit.of(1, 13)).isEqualTo(ConcurrencyFit.CROWDED);
    }
}
