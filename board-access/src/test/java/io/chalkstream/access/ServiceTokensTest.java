package io.chalkstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTokensTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final String SECRET = "new".repeat(20);
    private static final SigningKey OLD = new SigningKey("old".repeat(20));
    private static final SigningKey NEW = new SigningKey(SECRET);

    @Test
    void T5_a_token_of_the_shared_key_is_accepted() {
        assertThatCode(() -> tokens(NEW, NOW).require(tokens(NEW, NOW).authorization()))
                .doesNotThrowAnyException();
        requireRefused(tokens(OLD, NOW), tokens(NEW, NOW).authorization());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer ", "Bearer x.y.z", "Basic eA==", "Bearer"})
    void T5_any_other_token_is_refused(String authorization) {
        requireRefused(tokens(NEW, NOW), authorization);
    }

    @Test
    void T5_a_token_expires_soon_and_is_renewed_before() {
        var sender = tokens(NEW, NOW);
        String token = sender.authorization();

        assertThat(sender.authorization()).isEqualTo(token);
        assertThatCode(() -> tokens(NEW, NOW.plusSeconds(90)).require(token)).doesNotThrowAnyException();
        requireRefused(tokens(NEW, NOW.plusSeconds(180)), token);
        var clock = new SteppingClock();
        var later = new ServiceTokens(NEW, Optional.empty(), "gateway", clock);
        String first = later.authorization();
        clock.now = NOW.plusSeconds(60);
        assertThat(later.authorization()).isNotEqualTo(first);
    }

    @Test
    void T5_the_previous_key_is_valid_while_it_is_configured() {
        var both = new ServiceTokens(NEW, Optional.of(OLD), "board-state", Clock.fixed(NOW, ZoneOffset.UTC));

        assertThatCode(() -> both.require(tokens(OLD, NOW).authorization())).doesNotThrowAnyException();
        assertThatCode(() -> tokens(NEW, NOW).require(both.authorization())).doesNotThrowAnyException();
    }

    @Test
    void T5_a_session_token_is_not_a_service_token() {
        var signer = new TokenSigner(NEW, Optional.empty(), Clock.fixed(NOW, ZoneOffset.UTC));
        var link = new LinkClaims("b1", Role.TEACHER, NOW);

        requireRefused(tokens(NEW, NOW), "Bearer " + signer.sign(link));
        requireRefused(
                tokens(NEW, NOW), "Bearer " + signer.sign(new SessionClaims(link, "u1", "Ana", NOW.plusSeconds(60))));
    }

    /** As the shell function of docs/OPERATIONS.md writes it. */
    @Test
    void T5_an_operators_token_needs_only_an_hmac() throws Exception {
        String kid = HexFormat.of().formatHex(SigningKey.sha256(SECRET.getBytes(StandardCharsets.UTF_8)), 0, 4);
        String signed = base64("{\"alg\":\"HS256\",\"kid\":\"" + kid + "\"}") + "."
                + base64("{\"aud\":\"board-state\",\"sub\":\"operator\",\"exp\":"
                        + NOW.plus(Duration.ofMinutes(1)).getEpochSecond() + "}");
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String token = signed + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));

        assertThatCode(() -> tokens(NEW, NOW).require("Bearer " + token)).doesNotThrowAnyException();
    }

    private static ServiceTokens tokens(SigningKey key, Instant now) {
        return new ServiceTokens(key, Optional.empty(), "gateway", Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void requireRefused(ServiceTokens tokens, String authorization) {
        assertThatThrownBy(() -> tokens.require(authorization))
                .isInstanceOfSatisfying(
                        NotAllowedException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHORISED));
    }

    private static final class SteppingClock extends Clock {
        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
