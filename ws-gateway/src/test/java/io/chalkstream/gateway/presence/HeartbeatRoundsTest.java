package io.chalkstream.gateway.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeartbeatRoundsTest {
    private final List<String> sent = new ArrayList<>();
    private List<String> boards = boards(1_000);
    private int capacity = Integer.MAX_VALUE;
    private final HeartbeatRounds rounds = new HeartbeatRounds(() -> boards, () -> sent.size() < capacity, sent::add);

    @Test
    void A7_the_heartbeats_of_many_boards_are_spread_over_the_interval() {
        for (int slice = 1; slice <= HeartbeatRounds.SLICES; slice++) {
            rounds.sendSlice();
            assertThat(sent).hasSize(slice * 50);
        }

        assertThat(sent).containsExactlyElementsOf(boards);
    }

    @Test
    void A7_each_board_has_a_turn_even_if_the_topic_accepts_fewer() {
        for (int slice = 0; slice < 4 * HeartbeatRounds.SLICES; slice++) {
            capacity = sent.size() + 25;
            rounds.sendSlice();
        }

        assertThat(sent).hasSize(2_000);
        assertThat(turns()).containsOnly(2L).hasSize(1_000);
    }

    @Test
    void A7_a_topic_is_not_flooded_after_an_outage() {
        capacity = 0;
        IntStream.range(0, 3 * HeartbeatRounds.SLICES).forEach(i -> rounds.sendSlice());
        assertThat(sent).isEmpty();

        capacity = Integer.MAX_VALUE;
        for (int slice = 0; slice < HeartbeatRounds.SLICES; slice++) {
            int before = sent.size();
            rounds.sendSlice();
            assertThat(sent.size() - before).isLessThanOrEqualTo(HeartbeatRounds.MOST_IN_SLICE);
        }
        assertThat(sent).containsExactlyElementsOf(boards);
    }

    @Test
    void A7_a_few_boards_have_one_turn_in_each_interval() {
        boards = boards(3);
        for (int slice = 0; slice < 10 * HeartbeatRounds.SLICES; slice++) {
            rounds.sendSlice();
        }

        assertThat(turns()).containsOnly(10L).hasSize(3);
    }

    @Test
    void without_boards_nothing_is_sent() {
        boards = List.of();
        IntStream.range(0, 2 * HeartbeatRounds.SLICES).forEach(i -> rounds.sendSlice());

        assertThat(sent).isEmpty();
    }

    private List<Long> turns() {
        return Set.copyOf(sent).stream()
                .map(board -> sent.stream().filter(board::equals).count())
                .collect(Collectors.toList());
    }

    private static List<String> boards(int count) {
        return IntStream.range(0, count).mapToObj(i -> "b" + i).toList();
    }
}
