package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void messages_are_evenly_spaced_from_the_start() {
        var schedule = new Schedule(20, 0);

        assertThat(schedule.intended(0)).isZero();
        assertThat(schedule.intended(1)).isEqualTo(50_000_000);
        assertThat(schedule.intended(20)).isEqualTo(SECOND);
    }

    @Test
    void the_phase_shifts_all_of_them_within_the_interval() {
        assertThat(new Schedule(20, 0.5).intended(2)).isEqualTo(125_000_000);
    }

    @Test
    void a_phase_at_whole_milliseconds_is_the_one_before() {
        var schedule = Schedule.atMillis(20, 0.159);

        assertThat(schedule.intended(0)).isEqualTo(7_000_000);
        assertThat(schedule.intended(3_000_001)).isEqualTo(150_000 * SECOND + 57_000_000);
    }

    @Test
    void spacing_does_not_drift() {
        assertThat(new Schedule(3, 0).intended(3_000_000)).isEqualTo(1_000_000 * SECOND);
    }

    @Test
    void the_count_includes_the_messages_before_the_end() {
        assertThat(new Schedule(20, 0).countBefore(SECOND)).isEqualTo(20);
        assertThat(new Schedule(20, 0.5).countBefore(SECOND)).isEqualTo(20);
        assertThat(new Schedule(20, 0.5).countBefore(SECOND + 25_000_001)).isEqualTo(21);
        assertThat(new Schedule(20, 0).countBefore(0)).isZero();
    }
}
