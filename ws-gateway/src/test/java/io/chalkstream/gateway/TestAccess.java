package io.chalkstream.gateway;

import io.chalkstream.access.Link;
import io.chalkstream.access.Pass;
import io.chalkstream.access.Signer;
import io.chalkstream.access.SigningKey;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Links and tokens that the gateway under test takes for its own. */
public final class TestAccess {
    private static final Signer SIGNER = new Signer(
            new SigningKey("of-tests-alone-since-everybody-can-read-it"), Optional.empty(), Clock.systemUTC());

    private TestAccess() {}

    /** A pass that is good for a minute. */
    public static Pass pass(String board, Role role, String user) {
        var now = Instant.ofEpochMilli(System.currentTimeMillis());
        return new Pass(new Link(board, role, now), user, user, now.plusSeconds(60));
    }

    /** A teacher's token. */
    static String token(String board, String user) {
        return token(pass(board, Role.TEACHER, user));
    }

    /** A teacher's token that is over after {@code life}. */
    static String token(String board, String user, Duration life) {
        var pass = pass(board, Role.TEACHER, user);
        return token(new Pass(pass.link(), user, user, Instant.now().plus(life)));
    }

    static String token(Pass pass) {
        return SIGNER.sign(pass);
    }
}
