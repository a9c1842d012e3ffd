package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.client.ClientMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LightweightClientTest {
    private static final long MILLI = 1_000_000;

    private final List<ClientMessage> sent = new ArrayList<>();
    private final LightweightClient person = new LightweightClient(Duration.ofMillis(100), sent::add);

    @Test
    void sends_the_cursor_once_in_each_interval() {
        for (long move = 0; move < 5; move++) {
            person.point(new Point(move, 0), move * 50 * MILLI);
        }

        assertThat(sent).containsExactly(cursor(0), cursor(2), cursor(4));
    }

    @Test
    void sends_the_last_cursor_position_at_rest() {
        person.point(new Point(0, 0), 0);
        person.point(new Point(1, 0), 50 * MILLI);

        person.rest(60 * MILLI);
        assertThat(sent).as("too soon").hasSize(1);
        person.rest(100 * MILLI);
        person.rest(200 * MILLI);

        assertThat(sent).containsExactly(cursor(0), cursor(1));
    }

    private static ClientMessage cursor(int x) {
        return new ClientMessage.Cursor(new Point(x, 0));
    }
}
