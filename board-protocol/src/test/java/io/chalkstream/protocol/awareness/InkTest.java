package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.json.Json;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InkTest {

    @Test
    void parts_that_overlap_or_touch_become_one() {
        assertThat(part("s", 0, 5).merge(part("s", 5, 8))).isEqualTo(part("s", 0, 8));
        assertThat(part("s", 0, 5).merge(part("s", 3, 8))).isEqualTo(part("s", 0, 8));
        assertThat(part("s", 3, 8).merge(part("s", 0, 5))).isEqualTo(part("s", 0, 8));
        assertThat(part("s", 0, 8).merge(part("s", 2, 4))).isEqualTo(part("s", 0, 8));
    }

    @Test
    void a_part_after_a_gap_is_not_shown() {
        assertThat(part("s", 0, 5).merge(part("s", 6, 8))).isEqualTo(part("s", 0, 5));
    }

    @Test
    void a_new_stroke_replaces_the_previous_one() {
        assertThat(part("s", 0, 5).merge(part("t", 0, 1))).isEqualTo(part("t", 0, 1));
    }

    @Test
    void A4_a_withdrawn_stroke_has_no_points_and_gets_none() {
        assertThat(part("s", 0, 5).merge(part("s", 0, 0))).isEqualTo(part("s", 0, 0));
        assertThat(part("s", 0, 0).merge(part("s", 0, 0))).isEqualTo(part("s", 0, 0));
        assertThat(part("s", 0, 0).merge(part("s", 0, 2))).isEqualTo(part("s", 0, 0));
        assertThat(part("s", 0, 0).merge(part("t", 0, 2))).isEqualTo(part("t", 0, 2));
    }

    @Test
    void a_stroke_outside_the_limits_is_refused() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> part("s", Limits.POINTS_PER_STROKE, Limits.POINTS_PER_STROKE + 1));
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> Json.read("""
                        {"id":"s","color":"pink","size":4,"from":0,"points":[0,0,0.5]}""", Ink.class));
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> new Ink("s", Color.BLACK, 0, 0, points(0, 1)));
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> new Ink("s", Color.BLACK, 4, -1, points(0, 1)));
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> part("s", 3, 3));
    }

    /** The points {@code from} to {@code to} of a stroke in which all points differ. */
    static Ink part(String id, int from, int to) {
        return new Ink(id, Color.BLACK, 4, from, points(from, to));
    }

    private static Value.Points points(int from, int to) {
        return new Value.Points(IntStream.range(from, to)
                .boxed()
                .flatMapToDouble(i -> DoubleStream.of(i, -i, 0.5))
                .toArray());
    }
}
