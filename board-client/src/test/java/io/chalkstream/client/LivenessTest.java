package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private final Liveness liveness = new Liveness(seconds(100));

    @Test
    void C7_a_connection_without_a_frame_for_10_s_is_lost() {
        assertThat(liveness.check(seconds(110) - 1)).isNotEqualTo(Liveness.Action.LOST);
        assertThat(liveness.check(seconds(110))).isEqualTo(Liveness.Action.LOST);
    }

    @Test
    void C7_a_silent_connection_is_pinged_in_time_for_its_pong() {
        assertThat(liveness.check(seconds(103))).isEqualTo(Liveness.Action.FINE);
        assertThat(liveness.check(seconds(104))).isEqualTo(Liveness.Action.PING);
    }

    @Test
    void C7_any_received_frame_ends_the_silence() {
        liveness.received(seconds(109));

        assertThat(liveness.check(seconds(112))).isEqualTo(Liveness.Action.FINE);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
