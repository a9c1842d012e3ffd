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

class ShowingTest {
    private static final ServerMessage.Welcome WELCOME = new ServerMessage.Welcome(1, "g1", Role.STUDENT);

    private final Showing showing = new Showing();

    @Test
    void A8_what_lasts_is_said_again_after_a_welcome_or_a_loss_as_it_is_then() {
        showing.said(new ClientMessage.Follow("u-ana"));
        showing.said(new ClientMessage.View(new Area(0, 0, 9, 9)));
        showing.said(new ClientMessage.Laser(new Point(1, 1)));
        showing.said(new ClientMessage.Follow(null));

        assertThat(showing.heard(new ServerMessage.Pong())).isEmpty();
        assertThat(showing.heard(WELCOME))
                .containsExactly(new ClientMessage.Follow(null), new ClientMessage.View(new Area(0, 0, 9, 9)));
        assertThat(showing.heard(new ServerMessage.Failure(ErrorCode.TOO_FAST, "too fast")))
                .hasSize(2);
    }

    @Test
    void A1_A5_the_cursor_moves_as_often_as_news_are_gathered() {
        assertThat(showing.interval()).isEqualTo(TickInterval.SHORTEST);

        showing.heard(new ServerMessage.Awareness(AwarenessDelta.tick(Duration.ofMillis(70))));
        showing.heard(new ServerMessage.Awareness(AwarenessDelta.cursor("u-ben_1", new Point(1, 1))));

        assertThat(showing.interval()).isEqualTo(Duration.ofMillis(70));
        showing.heard(WELCOME);
        assertThat(showing.interval()).isEqualTo(TickInterval.SHORTEST);
    }
}
