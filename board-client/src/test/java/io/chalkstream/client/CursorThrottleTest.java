package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.client.ClientMessage;
import org.junit.jupiter.api.Test;

class CursorThrottleTest {
    private final CursorThrottle pace = new CursorThrottle();

    @Test
    void A1_the_first_move_after_a_pause_is_sent_at_once() {
        assertThat(pace.moved(at(1))).isEqualTo(at(1));
        assertThat(pace.elapsed()).isNull();
        assertThat(pace.moved(at(2))).isEqualTo(at(2));
    }

    @Test
    void A1_the_last_move_of_an_interval_is_sent_at_its_end() {
        pace.moved(at(1));

        assertThat(pace.moved(at(2))).isNull();
        assertThat(pace.moved(at(3))).isNull();
        assertThat(pace.elapsed()).isEqualTo(at(3));
    }

    @Test
    void A1_without_a_move_nothing_is_sent() {
        pace.moved(at(1));
        pace.elapsed();

        assertThat(pace.moved(at(1))).isNull();
    }

    private static ClientMessage.Cursor at(double x) {
        return new ClientMessage.Cursor(new Point(x, 0));
    }
}
