package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.Area;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.awareness.TickInterval;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LastingAwarenessTest {
    private static final ServerMessage.Welcome WELCOME = new ServerMessage.Welcome("g1", Role.STUDENT);

    private final LastingAwareness awareness = new LastingAwareness();

    @Test
    void A8_lasting_awareness_is_repeated_after_a_welcome_or_a_loss_with_its_current_value() {
        awareness.sent(new ClientMessage.Follow("u-ana"));
        awareness.sent(new ClientMessage.View(new Area(0, 0, 9, 9)));
        awareness.sent(new ClientMessage.Laser(new Point(1, 1)));
        awareness.sent(new ClientMessage.Follow(null));

        assertThat(awareness.received(new ServerMessage.Pong())).isEmpty();
        assertThat(awareness.received(WELCOME))
                .containsExactly(new ClientMessage.Follow(null), new ClientMessage.View(new Area(0, 0, 9, 9)));
        assertThat(awareness.received(new ServerMessage.Failure(ErrorCode.TOO_FAST, "too fast")))
                .hasSize(2);
    }

    @Test
    void A1_A5_the_cursor_is_sent_once_a_tick() {
        assertThat(awareness.interval()).isEqualTo(TickInterval.SHORTEST);

        awareness.received(new ServerMessage.Awareness(AwarenessDelta.tick(Duration.ofMillis(70))));
        awareness.received(new ServerMessage.Awareness(AwarenessDelta.cursor("u-ben_1", new Point(1, 1))));

        assertThat(awareness.interval()).isEqualTo(Duration.ofMillis(70));
        awareness.received(WELCOME);
        assertThat(awareness.interval()).isEqualTo(TickInterval.SHORTEST);
    }
}
