package io.chalkstream.system;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.SigningKey;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.local.Secrets;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues tokens for boards of any id, signed with the test gateways' key. */
final class TestTokens {
    private static final String KEY = "of-system-tests-alone-since-everybody-can-read-it";
    private static final String SERVICE_KEY = "of-services-in-system-tests-alone";

    static final Secrets SECRETS = new Secrets(KEY, SERVICE_KEY);

    /** What board-state asks for. */
    static final ServiceTokens SERVICE =
            new ServiceTokens(new SigningKey(SERVICE_KEY), Optional.empty(), "system-tests", Clock.systemUTC());

    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final TokenSigner SIGNER = new TokenSigner(new SigningKey(KEY), Optional.empty(), Clock.systemUTC());

    private TestTokens() {}

    /** A token for this person as a teacher, good from now on. */
    static String token(String board, String user, String name) {
        return token(board, Role.TEACHER, user, name);
    }

    static String token(String board, Role role, String user, String name) {
        return token(board, role, user, name, SESSION);
    }

    /** One that is good for so long. */
    static String token(String board, Role role, String user, String name, Duration session) {
        var now = Instant.ofEpochMilli(System.currentTimeMillis());
        return SIGNER.sign(new SessionClaims(new LinkClaims(board, role, now), user, name, now.plus(session)));
    }
}
