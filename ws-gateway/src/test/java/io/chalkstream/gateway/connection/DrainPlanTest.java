package io.chalkstream.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DrainPlanTest {
    @Test
    void C9_every_client_has_10_s_for_the_handover_and_is_notified_in_the_time_before() {
        var plan = DrainPlan.within(Duration.ofSeconds(25));

        assertThat(plan.grace()).isEqualTo(Duration.ofSeconds(10));
        assertThat(plan.noticeDelay(0)).isZero();
        assertThat(plan.noticeDelay(0.5)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(plan.noticeDelay(1)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void C9_half_of_a_short_drain_is_grace() {
        assertThat(DrainPlan.within(Duration.ofSeconds(4)))
                .isEqualTo(new DrainPlan(Duration.ofSeconds(2), Duration.ofSeconds(2)));
    }

    @Test
    void C9_without_a_drain_every_client_is_notified_and_closed_at_once() {
        assertThat(DrainPlan.within(Duration.ZERO)).isEqualTo(new DrainPlan(Duration.ZERO, Duration.ZERO));
    }
}
