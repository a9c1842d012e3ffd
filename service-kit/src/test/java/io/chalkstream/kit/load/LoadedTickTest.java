package io.chalkstream.kit.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.awareness.TickInterval;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadedTickTest {
    private double load;
    private long now;
    private final LoadedTick tick = new LoadedTick(() -> load, () -> now);

    @Test
    void A5_ticks_become_longer_step_by_step_while_the_load_is_high_and_never_longer_than_the_longest() {
        load = LoadedTick.HIGH;

        assertThat(afterASecond()).isEqualTo(Duration.ofMillis(66));
        assertThat(afterASecond()).isEqualTo(Duration.ofMillis(99));
        assertThat(afterASecond()).isEqualTo(Duration.ofMillis(99)).isLessThanOrEqualTo(TickInterval.LONGEST);
    }

    @Test
    void A5_ticks_become_shorter_only_when_the_load_is_low() {
        load = 1;
        afterASecond();
        load = LoadedTick.LOW;
        assertThat(afterASecond()).isEqualTo(Duration.ofMillis(66));

        load = LoadedTick.LOW - 0.01;
        assertThat(afterASecond()).isEqualTo(TickInterval.SHORTEST);
        assertThat(afterASecond()).isEqualTo(TickInterval.SHORTEST);
    }

    @Test
    void the_load_is_looked_at_once_a_second() {
        load = 1;
        for (int i = 0; i < 9; i++) {
            now += Duration.ofMillis(100).toNanos();
            assertThat(tick.get()).isEqualTo(TickInterval.SHORTEST);
        }
    }

    @Test
    void without_a_known_load_ticks_are_the_shortest() {
        load = -1;

        assertThat(afterASecond()).isEqualTo(TickInterval.SHORTEST);
        assertThat(LoadedTick.ofThisProcess().get()).isEqualTo(TickInterval.SHORTEST);
    }

    private Duration afterASecond() {
        now += Duration.ofSeconds(1).toNanos();
        return tick.get();
    }
}
