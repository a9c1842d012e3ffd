package io.chalkstream.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static final String KEY = "k".repeat(32);
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private final Login login = at(NOW);

    @Test
    void only_the_key_is_the_key() {
        assertThat(login.isKey(KEY)).isTrue();
        assertThat(login.isKey(KEY + "k")).isFalse();
        assertThat(login.isKey("")).isFalse();
    }

    @Test
    void a_session_ends_by_itself() {
        var session = login.session();
        assertThat(login.isSession(session)).isTrue();
        assertThat(at(NOW.plus(Login.SESSION).minusMillis(1)).isSession(session))
                .isTrue();
        assertThat(at(NOW.plus(Login.SESSION)).isSession(session)).isFalse();
    }

    @Test
    void a_session_is_not_made_without_the_key() {
        var session = login.session();
        var later = "9" + session.substring(1);
        assertThat(login.isSession(later)).isFalse();
        assertThat(new Login("o".repeat(32), Clock.fixed(NOW, ZoneOffset.UTC)).isSession(session))
                .isFalse();
        assertThat(login.isSession(null)).isFalse();
        assertThat(login.isSession("")).isFalse();
        assertThat(login.isSession("1.2")).isFalse();
    }

    @Test
    void a_key_that_could_be_guessed_is_refused() {
        assertThatThrownBy(() -> new Login("secret", Clock.systemUTC())).isInstanceOf(IllegalArgumentException.class);
    }

    private static Login at(Instant now) {
        return new Login(KEY, Clock.fixed(now, ZoneOffset.UTC));
    }
}
