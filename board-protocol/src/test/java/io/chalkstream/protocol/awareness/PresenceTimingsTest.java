package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PresenceTimingsTest {
    private static final PresenceTimings STANDARD = PresenceTimings.STANDARD;

    @Test
    void A7_a_gateway_outlives_two_lost_heartbeats() {
        assertThat(STANDARD.heartbeat().multipliedBy(3)).isLessThan(STANDARD.gatewayTimeout());
    }

    @Test
    void times_that_contradict_each_other_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timings(Duration.ofSeconds(3), STANDARD.gatewayTimeout(), STANDARD.rejoinWindow()))
                .withMessageContaining("lost heartbeats");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timings(STANDARD.heartbeat(), STANDARD.gatewayTimeout(), Duration.ofSeconds(7)))
                .withMessageContaining("rejoin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timings(STANDARD.heartbeat(), Duration.ofSeconds(20), STANDARD.rejoinWindow()))
                .withMessageContaining("interval of everything");
    }

    private static PresenceTimings timings(Duration heartbeat, Duration gatewayTimeout, Duration rejoinWindow) {
        return new PresenceTimings(
                heartbeat,
                gatewayTimeout,
                STANDARD.leaveGrace(),
                STANDARD.settledAfter(),
                STANDARD.fullStateInterval(),
                rejoinWindow,
                STANDARD.idleAfter());
    }
}
