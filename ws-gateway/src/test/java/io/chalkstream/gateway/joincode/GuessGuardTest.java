package io.chalkstream.gateway.joincode;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.gateway.ManualClock;
import io.chalkstream.protocol.access.JoinCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuessGuardTest {
    private final ManualClock clock = new ManualClock();
    private final GuessGuard guard = new GuessGuard(clock);

    @Test
    void K9_a_school_that_mistypes_is_nothing_special() {
        for (int hour = 0; hour < 8; hour++) {
            for (int mistake = 0; mistake < 299; mistake++) {
                guard.wrongCode();
            }
            assertThat(guard.isGuarding()).isFalse();
            clock.advance(Duration.ofHours(1));
        }
    }

    /** A guess counts if it is made while nothing is guarded: a right one would let the guesser in. */
    @Test
    void K9_a_persistent_guesser_gets_too_few_guesses() {
        int counting = 0;
        for (int second = 0; second < 3_600; second++) {
            for (int guess = 0; guess < 200; guess++) {
                counting += guard.isGuarding() ? 0 : 1;
                guard.wrongCode();
            }
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(counting).isBetween(300, 661);
        double codes = Math.pow(JoinCode.ALPHABET.length(), JoinCode.LENGTH);
        assertThat(counting / codes)
                .as("the chance to find one board's code within an hour")
                .isLessThan(3e-6);
    }

    @Test
    void K9_it_ends_soon_after_the_guessing() {
        for (int guess = 0; guess < 10_000; guess++) {
            guard.wrongCode();
        }
        assertThat(guard.isGuarding()).isTrue();

        clock.advance(Duration.ofSeconds(10));

        assertThat(guard.isGuarding()).isFalse();
    }
}
