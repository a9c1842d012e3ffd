package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void C8_the_bound_doubles_from_250_ms_to_5_s() {
        var backoff = new Backoff(() -> 1.0);

        assertThat(Stream.generate(backoff::next).limit(7).map(Duration::toMillis))
                .containsExactly(250L, 500L, 1_000L, 2_000L, 4_000L, 5_000L, 5_000L);
    }

    @Test
    void C8_the_time_is_random_up_to_the_bound() {
        assertThat(new Backoff(() -> 0.0).next()).isEqualTo(Duration.ZERO);
        assertThat(new Backoff(() -> 0.5).next()).isEqualTo(Duration.ofMillis(125));
    }

    @Test
    void C8_a_connection_that_worked_starts_over() {
        var backoff = new Backoff(() -> 1.0);
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(Duration.ofMillis(250));
    }
}
