package io.chalkstream.access;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/**
 * By what services of one installation know each other (T5): short-lived tokens, signed with a key that they share. What was signed
 * with the previous key is good as well. Any thread may use it.
 */
public final class ServiceTokens {
    private static final String AUDIENCE = "board-state";
    private static final String BEARER = "Bearer ";
    private static final Duration LIFE = Duration.ofMinutes(2);
    /** A token is sent again for so long: it stays good for as long again, whatever a request waits for. */
    private static final Duration SENT_FOR = Duration.ofMinutes(1);

    private final SignedClaims signed;
    private final String sender;
    private final Clock clock;
    private volatile @Nullable Latest latest;

    /**
     * @param sender the name of this service, to be seen in a decoded token
     */
    public ServiceTokens(SigningKey key, Optional<SigningKey> previous, String sender, Clock clock) {
        this.signed = new SignedClaims(key, previous, clock);
        this.sender = sender;
        this.clock = clock;
    }

    private record Latest(String header, Instant sentUntil) {}

    /** The value of the header {@code Authorization} of a request to board-state. */
    public String authorization() {
        var now = clock.instant();
        var known = latest;
        if (known == null || !now.isBefore(known.sentUntil())) {
            known = new Latest(BEARER + token(now), now.plus(SENT_FOR));
            latest = known;
        }
        return known.header();
    }

    /**
     * Checks that a request comes from a service of this installation.
     *
     * @param authorization the value of the header of this name, null if there is none
     * @throws NotAllowedException with {@link ErrorCode#UNAUTHORISED} if it doesn't
     */
    public void require(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new NotAllowedException(ErrorCode.UNAUTHORISED, "this needs a service's token");
        }
        var unused = signed.read(AUDIENCE, authorization.substring(BEARER.length()), JwtClaims::getSubject);
    }

    private String token(Instant now) {
        var claims = new JwtClaims();
        claims.setAudience(AUDIENCE);
        claims.setSubject(sender);
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFE).getEpochSecond()));
        return signed.sign(claims);
    }
}
