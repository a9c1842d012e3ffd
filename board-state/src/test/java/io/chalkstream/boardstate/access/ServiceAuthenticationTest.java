package io.chalkstream.boardstate.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import io.vertx.core.http.HttpMethod;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceAuthenticationTest {
    private static final ServiceTokens TOKENS = new ServiceTokens(
            new SigningKey("of-this-test-alone-and-long-enough"), Optional.empty(), "test", Clock.systemUTC());

    @Test
    void T5_nothing_is_open_by_default() {
        assertThat(new ServiceAuthentication(TOKENS, false).isOpen(HttpMethod.GET, null))
                .isFalse();
    }

    @Test
    void V10_during_an_upgrade_boards_are_read_without_a_token_and_nothing_else_is_done() {
        var upgrading = new ServiceAuthentication(TOKENS, true);

        assertThat(upgrading.isOpen(HttpMethod.GET, null)).isTrue();
        assertThat(upgrading.isOpen(HttpMethod.GET, "Bearer of-another")).isFalse();
        assertThat(upgrading.isOpen(HttpMethod.POST, null)).isFalse();
    }
}
