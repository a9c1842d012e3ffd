package io.chalkstream.kit.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClockStepsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private Duration wall = Duration.ofDays(20_000);
    private Duration monotonic = Duration.ofMinutes(-7);
    private Duration interruption = Duration.ZERO;
    private final ClockSteps steps = new ClockSteps(this::wallMillis, this::nanos);

    @Test
    void a_clock_that_nobody_sets_is_not_set_back_while_time_passes() {
        pass(Duration.ofMinutes(1));

        assertThat(steps.setBack()).isZero();
    }

    @Test
    void a_clock_is_set_back_once_by_as_much_as_it_was() {
        pass(Duration.ofSeconds(1));
        wall = wall.minus(HOUR);

        assertThat(steps.setBack()).isEqualTo(HOUR);
        pass(Duration.ofSeconds(1));
        assertThat(steps.setBack()).isZero();
    }

    @Test
    void a_clock_that_goes_ahead_and_back_is_set_back_by_the_second_step() {
        wall = wall.plus(HOUR);
        assertThat(steps.setBack()).isEqualTo(HOUR.negated());

        wall = wall.minus(HOUR);

        assertThat(steps.setBack()).isEqualTo(HOUR);
    }

    @Test
    void a_process_that_stands_still_while_it_reads_the_clocks_takes_nothing_for_a_step() {
        interruption = Duration.ofMinutes(1);
        assertThat(steps.setBack()).isZero();

        interruption = Duration.ZERO;

        assertThat(steps.setBack()).isZero();
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        monotonic = monotonic.plus(time);
    }

    private long wallMillis() {
        pass(interruption);
        return wall.toMillis();
    }

    private long nanos() {
        return monotonic.toNanos();
    }
}
