package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessBeansTest {
    private static final LinkClaims LINK =
            new LinkClaims("b1", Role.STUDENT, Instant.ofEpochMilli(System.currentTimeMillis()));

    private final AccessBeans parts = new AccessBeans();

    @Test
    void without_a_key_the_gateway_fails_to_start_with_the_reason() {
        assertThatThrownBy(() -> parts.signer(config(null, null)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chalkstream.access.key");
        assertThatThrownBy(() -> parts.signer(config("short", null))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_is_rotated_without_invalidating_links_until_the_old_key_is_removed() {
        String before = "the key that was there before ....";
        String now = "the key that is there from now on .";
        String link = parts.signer(config(before, null)).sign(LINK);

        assertThat(parts.signer(config(now, before)).readLink(link)).isEqualTo(LINK);
        assertThatThrownBy(() -> parts.signer(config(now, null)).readLink(link))
                .isInstanceOf(NotAllowedException.class);
    }

    private static AccessConfig config(String key, String previousKey) {
        return new AccessConfig() {
            @Override
            public Optional<String> key() {
                return Optional.ofNullable(key);
            }

            @Override
            public Optional<String> previousKey() {
                return Optional.ofNullable(previousKey);
            }

            @Override
            public Duration sessionLife() {
                return Duration.ofMinutes(15);
            }

            @Override
            public AccessRates rates() {
                throw new UnsupportedOperationException("nothing here is asked for");
            }

            @Override
            public Optional<Set<String>> origins() {
                return Optional.empty();
            }
        };
    }
}
