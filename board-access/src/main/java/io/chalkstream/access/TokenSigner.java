package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;

/**
 * Signs links and sessions as JWTs, and verifies them. Tokens of the previous key are valid too, so that a key can be replaced
 * without interruption; the old key is removed once its last links may end. Thread-safe.
 */
public final class TokenSigner {
    private static final String LINK = "link";
    private static final String SESSION = "session";
    private static final String MEMBER = "member";
    private static final String BOARD = "board";
    private static final String ROLE = "role";
    /** Milliseconds since 1970; the standard's {@code iat} has seconds, too coarse for a revocation. */
    private static final String LINK_ISSUED = "link_issued";

    private static final String WAITS = "waits";

    private static final String NAME = "name";

    private final SignedClaims signed;
    private final Clock clock;

    /**
     * @param key signs and verifies
     * @param previous only verifies
     */
    public TokenSigner(SigningKey key, Optional<SigningKey> previous, Clock clock) {
        this.signed = new SignedClaims(key, previous, clock);
        this.clock = clock;
    }

    /** The token of a link; equal claims give the same token. */
    public String sign(LinkClaims link) {
        var claims = claims(LINK, link);
        claims.setExpirationTime(date(link.issued().plus(LinkClaims.LIFE)));
        return signed.sign(claims);
    }

    /** The token of a session. */
    public String sign(SessionClaims pass) {
        var claims = claims(SESSION, pass.link());
        claims.setSubject(pass.user());
        claims.setStringClaim(NAME, pass.name());
        claims.setExpirationTime(date(pass.expires()));
        claims.setIssuedAt(date(clock.instant()));
        return signed.sign(claims);
    }

    /** The token of a proof that a person has been admitted. */
    public String sign(MemberClaims member) {
        var claims = new JwtClaims();
        claims.setAudience(MEMBER);
        claims.setStringClaim(BOARD, member.board());
        claims.setSubject(member.user());
        claims.setIssuedAt(date(member.issued()));
        claims.setExpirationTime(date(member.issued().plus(LinkClaims.LIFE)));
        return signed.sign(claims);
    }

    /**
     * Verifies a link's token.
     *
     * @throws NotAllowedException with {@link ErrorCode#UNAUTHORISED} if it isn't a valid link, or has expired
     */
    public LinkClaims readLink(String text) {
        return read(LINK, text, TokenSigner::link);
    }

    /**
     * Verifies a session's token.
     *
     * @throws NotAllowedException with {@link ErrorCode#UNAUTHORISED} if it isn't a valid session, or has expired
     */
    public SessionClaims readSession(String token) {
        return read(
                SESSION,
                token,
                claims -> new SessionClaims(
                        link(claims),
                        claims.getSubject(),
                        claims.getStringClaimValue(NAME),
                        instant(claims.getExpirationTime())));
    }

    /**
     * Verifies the token of such a proof.
     *
     * @throws NotAllowedException with {@link ErrorCode#UNAUTHORISED} if it isn't a valid one, or has expired
     */
    public MemberClaims readMember(String token) {
        return read(
                MEMBER,
                token,
                claims -> new MemberClaims(
                        claims.getStringClaimValue(BOARD), claims.getSubject(), instant(claims.getIssuedAt())));
    }

    private JwtClaims claims(String kind, LinkClaims link) {
        var claims = new JwtClaims();
        claims.setAudience(kind);
        claims.setStringClaim(BOARD, link.board());
        claims.setStringClaim(ROLE, link.role().name().toLowerCase(Locale.ROOT));
        claims.setClaim(LINK_ISSUED, link.issued().toEpochMilli());
        if (link.waits()) {
            claims.setClaim(WAITS, true);
        }
        return claims;
    }

    private <T> T read(String kind, String text, SignedClaims.Reader<T> reader) {
        Limits.requireAtMost("a " + kind, text, Limits.LINK_LENGTH);
        return signed.read(kind, text, reader);
    }

    private static LinkClaims link(JwtClaims claims) throws MalformedClaimException {
        return new LinkClaims(
                claims.getStringClaimValue(BOARD),
                Role.valueOf(claims.getStringClaimValue(ROLE).toUpperCase(Locale.ROOT)),
                Instant.ofEpochMilli(claims.getClaimValue(LINK_ISSUED, Long.class)),
                claims.hasClaim(WAITS));
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromSeconds(instant.getEpochSecond());
    }

    private static Instant instant(NumericDate date) {
        return Instant.ofEpochSecond(date.getValue());
    }
}
