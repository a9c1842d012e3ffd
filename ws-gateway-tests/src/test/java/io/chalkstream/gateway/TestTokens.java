package io.chalkstream.gateway;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Links and tokens that the gateway under test takes for its own. */
public final class TestTokens {
    private static final TokenSigner SIGNER = new TokenSigner(
            new SigningKey("of-tests-alone-since-everybody-can-read-it"), Optional.empty(), Clock.systemUTC());

    private TestTokens() {}

    /** Session claims that are valid for a minute. */
    public static SessionClaims claims(String board, Role role, String user) {
        var now = Instant.ofEpochMilli(System.currentTimeMillis());
        return new SessionClaims(new LinkClaims(board, role, now), user, user, now.plusSeconds(60));
    }

    /** A teacher's token. */
    static String token(String board, String user) {
        return token(claims(board, Role.TEACHER, user));
    }

    /** A teacher's token that is over after {@code life}. */
    static String token(String board, String user, Duration life) {
        var claims = claims(board, Role.TEACHER, user);
        return token(new SessionClaims(claims.link(), user, user, Instant.now().plus(life)));
    }

    static String token(SessionClaims claims) {
        return SIGNER.sign(claims);
    }
}
