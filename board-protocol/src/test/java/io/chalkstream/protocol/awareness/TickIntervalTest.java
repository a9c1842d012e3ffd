package io.chalkstream.protocol.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickIntervalTest {
    @ParameterizedTest
    @CsvSource({"0, 33", "1, 33", "33, 33", "34, 34", "31, 33", "60, 60", "99, 99", "100, 100", "200, 100"})
    void A5_a_tick_grows_with_the_moving_pages_from_33_to_100_ms(int movers, long millis) {
        assertThat(TickInterval.after(movers, movers).toMillis()).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource({"31, 33", "165, 33", "200, 40", "499, 99", "500, 100", "1000, 100"})
    void A5_a_tick_grows_with_the_open_pages_from_33_to_100_ms(int pages, long millis) {
        assertThat(TickInterval.after(1, pages).toMillis()).isEqualTo(millis);
    }
}
