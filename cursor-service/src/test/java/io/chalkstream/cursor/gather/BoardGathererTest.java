package io.chalkstream.cursor.gather;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.cursor.CursorUpdate;
import io.chalkstream.protocol.cursor.Pointer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardGathererTest {
    private long now = 5_000;
    private final BoardGatherer gatherer = new BoardGatherer(() -> now);

    @Test
    void A2_the_first_move_after_a_rest_goes_out_at_once() {
        var frame = gatherer.take(at("ana", 1), 100).orElseThrow();

        assertThat(frame.awareness().moved()).containsExactly(pointer("ana", 1));
        assertThat(frame.late()).isZero();

        elapse(Duration.ofSeconds(7));
        assertThat(gatherer.take(at("ana", 2), 7_100).orElseThrow().late()).isZero();
    }

    @Test
    void A2_moves_within_the_tick_wait_for_its_end() {
        gatherer.take(at("ana", 1), 100);

        assertThat(gatherer.take(at("ana", 2), 101)).isEmpty();
        assertThat(gatherer.take(at("ben", 3), 102)).isEmpty();
        elapse(BoardGatherer.TICK.minusNanos(1));
        assertThat(gatherer.tick()).isEmpty();
        elapse(Duration.ofNanos(1));
        assertThat(gatherer.tick().orElseThrow().awareness().moved())
                .containsExactly(pointer("ana", 2), pointer("ben", 3));
    }

    @Test
    void A2_the_tick_is_one_for_the_whole_board() {
        gatherer.take(at("ana", 1), 100);

        assertThat(gatherer.take(at("ben", 1), 101)).isEmpty();
    }

    @Test
    void A2_of_each_client_only_the_newest_place_goes_out() {
        gatherer.take(at("ana", 1), 100);
        gatherer.take(at("ana", 2), 101);
        gatherer.take(at("ana", 3), 102);
        elapse(BoardGatherer.TICK);

        var frame = gatherer.tick().orElseThrow();

        assertThat(frame.awareness().moved()).containsExactly(pointer("ana", 3));
        assertThat(frame.updates()).isEqualTo(2);
    }

    @Test
    void A2_a_client_that_left_is_told_and_its_move_before_is_not() {
        gatherer.take(at("ana", 1), 100);
        gatherer.take(at("ben", 2), 101);
        gatherer.take(new CursorUpdate.Left("ben"), 102);
        elapse(BoardGatherer.TICK);

        var awareness = gatherer.tick().orElseThrow().awareness();

        assertThat(awareness.left()).containsExactly("ben");
        assertThat(awareness.moved()).isEmpty();
    }

    @Test
    void A2_a_client_that_left_and_came_back_within_the_tick_is_there() {
        gatherer.take(at("ana", 1), 100);
        gatherer.take(new CursorUpdate.Left("ben"), 101);
        gatherer.take(at("ben", 2), 102);
        elapse(BoardGatherer.TICK);

        var awareness = gatherer.tick().orElseThrow().awareness();

        assertThat(awareness.moved()).containsExactly(pointer("ben", 2));
        assertThat(awareness.left()).isEmpty();
    }

    @Test
    void A2_after_a_frame_the_next_one_waits_a_whole_tick_even_if_the_tick_was_late() {
        gatherer.take(at("ana", 1), 100);
        gatherer.take(at("ana", 2), 101);
        elapse(BoardGatherer.TICK.plusMillis(5));
        assertThat(gatherer.tick().orElseThrow().late()).isEqualTo(Duration.ofMillis(5));

        assertThat(gatherer.take(at("ana", 3), 102)).isEmpty();
        assertThat(gatherer.nanosToTick()).isEqualTo(BoardGatherer.TICK.toNanos());
    }

    @Test
    void A2_a_move_that_finds_the_tick_overdue_does_not_wait_for_it() {
        gatherer.take(at("ana", 1), 100);
        gatherer.take(at("ana", 2), 101);
        elapse(BoardGatherer.TICK.plusMillis(5));

        var frame = gatherer.take(at("ben", 3), 139).orElseThrow();

        assertThat(frame.awareness().moved()).containsExactly(pointer("ana", 2), pointer("ben", 3));
        assertThat(frame.late()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void F3_a_frame_has_the_timestamp_of_its_oldest_update() {
        gatherer.take(at("ana", 1), 100);
        gatherer.take(at("ben", 2), 203);
        gatherer.take(at("ana", 2), 201);
        gatherer.take(at("ana", 3), 202);
        elapse(BoardGatherer.TICK);

        assertThat(gatherer.tick().orElseThrow().timestamp()).isEqualTo(201);
    }

    @Test
    void a_board_is_at_rest_when_a_tick_has_passed_without_news() {
        gatherer.take(at("ana", 1), 100);
        assertThat(gatherer.isAtRest()).isFalse();

        elapse(BoardGatherer.TICK);

        assertThat(gatherer.isAtRest()).isTrue();
        assertThat(gatherer.tick()).isEmpty();
    }

    @Test
    void an_order_of_clients_is_kept() {
        gatherer.take(at("zoe", 0), 1);
        List.of("cat", "ana", "ben", "ana").forEach(client -> gatherer.take(at(client, 1), 1));
        elapse(BoardGatherer.TICK);

        assertThat(gatherer.tick().orElseThrow().awareness().moved())
                .extracting(Pointer::client)
                .containsExactly("cat", "ana", "ben");
    }

    private void elapse(Duration duration) {
        now += duration.toNanos();
    }

    private static CursorUpdate at(String client, double x) {
        return new CursorUpdate.Moved(pointer(client, x));
    }

    private static Pointer pointer(String client, double x) {
        return new Pointer(client, "u-" + client, client, x, 0);
    }
}
