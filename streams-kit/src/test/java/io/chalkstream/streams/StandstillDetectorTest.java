package io.chalkstream.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StandstillDetectorTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private long now = -7;
    private final StandstillDetector detector = new StandstillDetector(() -> now, LIMIT);

    @Test
    void a_process_that_runs_at_intervals_up_to_the_limit_does_not_stand_still() {
        for (int i = 0; i < 10; i++) {
            now += LIMIT.toNanos();
            assertThat(detector.standstills()).isZero();
        }
    }

    @Test
    void a_standstill_is_counted_once_by_whoever_runs_first_after_it() {
        now += LIMIT.toNanos() + 1;

        assertThat(detector.standstills()).isEqualTo(1);
        assertThat(detector.standstills()).isEqualTo(1);
        now += 2 * LIMIT.toNanos();
        assertThat(detector.standstills()).isEqualTo(2);
    }
}
