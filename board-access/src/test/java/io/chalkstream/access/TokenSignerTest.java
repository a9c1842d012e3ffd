package io.chalkstream.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TokenSignerTest {
    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00.123Z");
    private static final SigningKey OLD = new SigningKey("old".repeat(20));
    private static final SigningKey NEW = new SigningKey("new".repeat(20));
    private static final LinkClaims LINK = new LinkClaims("b1", Role.STUDENT, NOW);
    private static final SessionClaims PASS =
            new SessionClaims(LINK, "u1", "Ana Č 아나", NOW.plusSeconds(900).minusMillis(123));

    @Test
    void K1_a_verified_link_has_the_signed_claims() {
        var signer = signer(NEW, NOW);

        String text = signer.sign(LINK);

        assertThat(text).hasSizeLessThan(Limits.LINK_LENGTH).matches("[A-Za-z0-9_.-]+");
        assertThat(signer.readLink(text)).isEqualTo(LINK);
        assertThat(signer(NEW, NOW.plusSeconds(100)).sign(LINK)).isEqualTo(text);
    }

    @Test
    void K3_a_verified_token_has_the_signed_claims_and_fits_into_a_header() {
        var signer = signer(NEW, NOW);

        String token = signer.sign(PASS);

        assertThat(token).matches("[A-Za-z0-9_.-]+");
        assertThat(signer.readSession(token)).isEqualTo(PASS);
    }

    @Test
    void K3_K1_a_link_is_not_a_token_and_a_token_is_not_a_link() {
        var signer = signer(NEW, NOW);

        requireUnauthorised(() -> signer.readSession(signer.sign(LINK)));
        requireUnauthorised(() -> signer.readLink(signer.sign(PASS)));
    }

    @Test
    void K5_links_and_tokens_expire() {
        String link = signer(NEW, NOW).sign(LINK);
        String token = signer(NEW, NOW).sign(PASS);

        assertThat(signer(NEW, NOW.plusSeconds(899)).readSession(token)).isEqualTo(PASS);
        requireUnauthorised(() -> signer(NEW, NOW.plusSeconds(901)).readSession(token));
        requireUnauthorised(
                () -> signer(NEW, NOW.plus(LinkClaims.LIFE).plusSeconds(1)).readLink(link));
    }

    @Test
    void tokens_of_the_previous_key_are_valid_and_those_of_other_keys_are_not() {
        String link = signer(OLD, NOW).sign(LINK);

        var rotated = new TokenSigner(NEW, Optional.of(OLD), clock(NOW));
        assertThat(rotated.readLink(link)).isEqualTo(LINK);
        assertThat(signer(NEW, NOW).readLink(rotated.sign(LINK))).isEqualTo(LINK);
        requireUnauthorised(() -> signer(NEW, NOW).readLink(link));
    }

    @Test
    void a_token_with_anything_changed_or_left_out_is_invalid() {
        var signer = signer(NEW, NOW);
        String text = signer.sign(LINK);

        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String changed = text.substring(0, i) + other + text.substring(i + 1);
            requireUnauthorised(() -> signer.readLink(changed));
        }
        requireUnauthorised(() -> signer.readLink(""));
        requireUnauthorised(() -> signer.readLink("x.y.z"));
        requireUnauthorised(() -> signer.readLink(text.substring(0, text.lastIndexOf('.') + 1)));
    }

    @Test
    void K1_a_link_has_one_valid_encoding() {
        var signer = signer(NEW, NOW);
        String text = signer.sign(LINK);

        for (var other : List.of(text + ")", text + "!", text + "=", text + "A", " " + text, text + "\n", ")" + text)) {
            requireUnauthorised(() -> signer.readLink(other));
        }
        String beginning = text.substring(0, text.length() - 1);
        for (char last : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".toCharArray()) {
            if (last != text.charAt(text.length() - 1)) {
                requireUnauthorised(() -> signer.readLink(beginning + last));
            }
        }
    }

    @Test
    void a_token_that_declares_no_signature_is_invalid() {
        var signer = signer(NEW, NOW);
        String text = signer.sign(LINK);
        String claims = text.substring(text.indexOf('.') + 1, text.lastIndexOf('.'));
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));

        requireUnauthorised(() -> signer.readLink(header + "." + claims + "."));
    }

    @Test
    void a_short_secret_is_refused() {
        assertThatThrownBy(() -> new SigningKey("x".repeat(31))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void K2_the_same_secret_gives_the_same_user() {
        String secret = "s".repeat(Limits.SECRET_LENGTH);

        assertThat(UserIds.fromSecret(secret))
                .isEqualTo(UserIds.fromSecret(secret))
                .hasSize(UserIds.ID_LENGTH);
        assertThat(UserIds.fromSecret(secret + "x")).isNotEqualTo(UserIds.fromSecret(secret));
    }

    private static TokenSigner signer(SigningKey key, Instant now) {
        return new TokenSigner(key, Optional.empty(), clock(now));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static void requireUnauthorised(ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(NotAllowedException.class, e -> assertThat(e.code())
                .isEqualTo(ErrorCode.UNAUTHORISED));
    }
}
