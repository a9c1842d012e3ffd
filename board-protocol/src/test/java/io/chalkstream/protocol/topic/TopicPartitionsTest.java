package io.chalkstream.protocol.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicPartitionsTest {
    @Test
    void without_the_setting_all_topics_have_the_partitions_of_the_table() {
        var partitions = TopicPartitions.of(Optional.empty());

        for (var topic : Topic.values()) {
            assertThat(partitions.of(topic)).isEqualTo(topic.partitions());
        }
    }

    @Test
    void the_setting_is_for_fanout_alone() {
        var partitions = TopicPartitions.of(Optional.of("480"));

        for (var topic : Topic.values()) {
            assertThat(partitions.of(topic)).isEqualTo(topic == Topic.FANOUT ? 480 : topic.partitions());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12", "many", "", "5001", "1.5"})
    void what_is_no_number_of_partitions_is_refused_with_the_name_of_the_setting(String value) {
        assertThatThrownBy(() -> TopicPartitions.of(Optional.of(value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(TopicPartitions.SETTING)
                .hasMessageContaining("\"" + value + "\"");
    }
}
