package io.chalkstream.ops.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final Rates rates = new Rates(Duration.ofSeconds(10));

    @Test
    void a_rate_is_that_of_the_last_seconds() {
        assertThat(rates.perSecond("a", 0, 100)).isNull();
        assertThat(rates.perSecond("a", 5_000, 150)).isEqualTo(10);
        assertThat(rates.perSecond("a", 20_000, 150)).isZero();
    }

    @Test
    void a_counter_that_falls_has_begun_anew() {
        rates.perSecond("a", 0, 100);
        assertThat(rates.perSecond("a", 1_000, 7)).isNull();
        assertThat(rates.perSecond("a", 2_000, 9)).isEqualTo(2);
    }

    @Test
    void what_is_no_number_has_no_rate_and_counters_that_nobody_reads_are_forgotten() {
        assertThat(rates.perSecond("a", 0, Double.NaN)).isNull();
        rates.perSecond("b", 0, 1);
        rates.forgetBefore(1);
        assertThat(rates.perSecond("b", 2_000, 5)).isNull();
    }
}
