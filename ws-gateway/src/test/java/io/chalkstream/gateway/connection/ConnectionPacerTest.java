package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConnectionPacerTest {
    private static final int CAPACITY = 100;
    private static final Duration LATE = Duration.ofMillis(5);

    private final List<String> entered = new ArrayList<>();
    private long now;
    private Duration delay = Duration.ZERO;
    private @Nullable Runnable tick;
    private final ConnectionPacer pacer = new ConnectionPacer(
            (after, task) -> {
                delay = after;
                tick = task;
            },
            () -> now,
            CAPACITY);

    @Test
    void L8_a_few_who_come_at_once_enter_at_once() {
        enter("b", ConnectionPacer.BURST);

        assertThat(entered).hasSize(ConnectionPacer.BURST);
    }

    @Test
    void L8_when_many_come_at_once_one_enters_at_each_tick() {
        enter("b", ConnectionPacer.BURST + 2);
        assertThat(entered).hasSize(ConnectionPacer.BURST);

        tick(Duration.ZERO);
        assertThat(entered).hasSize(ConnectionPacer.BURST + 1);
        tick(Duration.ZERO);
        assertThat(entered).hasSize(ConnectionPacer.BURST + 2);
    }

    @Test
    void L8_a_late_tick_is_followed_by_a_longer_pause() {
        enter("b", ConnectionPacer.BURST + 2);

        tick(Duration.ZERO);
        assertThat(delay).isEqualTo(ConnectionPacer.TICK);
        tick(LATE);
        assertThat(delay).isEqualTo(ConnectionPacer.BUSY_TICK);
    }

    @Test
    void L8_boards_take_turns() {
        enter("x", ConnectionPacer.BURST);
        entered.clear();
        enter("a", 3);
        enter("b", 1);
        enter("c", 2);

        for (int i = 0; i < 6; i++) {
            tick(Duration.ZERO);
        }

        assertThat(entered).containsExactly("a0", "b0", "c0", "a1", "c1", "a2");
    }

    @Test
    void L8_who_comes_behind_others_does_not_overtake_them() {
        enter("a", ConnectionPacer.BURST + 2);
        tick(Duration.ZERO);

        enter("b", 1);

        assertThat(entered).doesNotContain("b0");
        tick(Duration.ZERO);
        tick(Duration.ZERO);
        assertThat(entered).endsWith("a5", "b0");
    }

    @Test
    void L8_once_nobody_waits_a_few_may_come_at_once_again_and_the_ticks_end() {
        enter("a", ConnectionPacer.BURST);
        for (int i = 0; i < ConnectionPacer.BURST; i++) {
            tick(Duration.ZERO);
        }

        assertThat(tick).isNull();
        enter("b", ConnectionPacer.BURST);
        assertThat(entered).hasSize(2 * ConnectionPacer.BURST);
    }

    @Test
    void L8_whoever_is_gone_takes_nobody_s_turn() {
        enter("a", ConnectionPacer.BURST);
        entered.clear();
        for (int i = 0; i < 10; i++) {
            pacer.enter("gone", () -> false);
        }
        enter("b", 1);

        tick(Duration.ZERO);

        assertThat(entered).containsExactly("b0");
    }

    @Test
    void L8_whoever_finds_too_many_waiting_is_turned_away() {
        enter("a", ConnectionPacer.BURST + CAPACITY);

        assertThat(pacer.enter("b", () -> entered.add("b"))).isFalse();
        tick(Duration.ZERO);
        assertThat(pacer.enter("b", () -> entered.add("b"))).isTrue();
    }

    private void enter(String board, int count) {
        for (int i = 0; i < count; i++) {
            var name = board + i;
            assertThat(pacer.enter(board, () -> entered.add(name))).isTrue();
        }
    }

    private void tick(Duration lateness) {
        now += delay.plus(lateness).toNanos();
        var due = tick;
        tick = null;
        assertThat(due).isNotNull();
        due.run();
    }
}
