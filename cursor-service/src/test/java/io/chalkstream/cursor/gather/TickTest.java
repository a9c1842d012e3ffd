package io.chalkstream.cursor.gather;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickTest {

    @ParameterizedTest
    @CsvSource({"0, 33", "1, 33", "31, 33", "33, 33", "60, 60", "100, 100", "200, 100", "500, 100"})
    void A5_a_tick_grows_with_those_who_move_from_33_to_100_ms(int pages, long millis) {
        assertThat(Tick.after(pages).toMillis()).isEqualTo(millis);
    }
}
