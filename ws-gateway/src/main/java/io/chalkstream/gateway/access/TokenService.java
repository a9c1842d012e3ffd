package io.chalkstream.gateway.access;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.MemberClaims;
import io.chalkstream.access.Revocation;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.access.TokenSigner;
import io.chalkstream.access.UserIds;
import io.chalkstream.gateway.people.EntryPolicy;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.Cell;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.NotAllowedException;
import io.chalkstream.protocol.command.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;

/**
 * Issues links and sessions, and verifies session tokens (K1, K2, K6). Throws {@link NotAllowedException} with the reason's
 * code if a request isn't allowed. Thread-safe.
 */
public final class TokenService {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Cell cell;
    private final TokenSigner signer;
    private final Revocations revocations;
    private final EntryPolicy policy;
    private final Duration sessionLife;
    private final Clock clock;

    TokenService(
            Cell cell,
            TokenSigner signer,
            Revocations revocations,
            EntryPolicy policy,
            Duration sessionLife,
            Clock clock) {
        this.cell = cell;
        this.signer = signer;
        this.revocations = revocations;
        this.policy = policy;
        this.sessionLife = sessionLife;
        this.clock = clock;
    }

    /** The links of a new board of this cell, with a random id. */
    BoardLinks newBoard() {
        byte[] random = new byte[Cell.RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return links(cell.newBoard(random), now());
    }

    /** Verifies the text of a link to this board. */
    LinkClaims link(String board, String text) {
        var link = signer.readLink(text);
        requireValid(link, board);
        return link;
    }

    /** Opens a session for the holder of a link. */
    public SessionGrant openSession(String board, SessionRequest request) {
        var link = link(board, request.link());
        String user = UserIds.fromSecret(request.secret());
        policy.requireEntry(link, user, request.member());
        var claims = policy.apply(
                new SessionClaims(link, user, request.name(), clock.instant().plus(sessionLife)));
        return new SessionGrant(
                signer.sign(claims),
                user,
                claims.name(),
                claims.role(),
                sessionLife.toMillis(),
                signer.sign(new MemberClaims(board, user, clock.instant())));
    }

    /** The valid links of the teacher's board. */
    BoardLinks links(SessionClaims teacher) {
        var own = teacher.link().issued();
        boolean isOld = own.plus(LinkClaims.LIFE.dividedBy(2)).isBefore(clock.instant());
        return links(teacher.link().board(), isOld ? now() : own);
    }

    /** A revocation of all current links of a role. */
    Revocation revocation(Role role) {
        return new Revocation(role, clock.millis());
    }

    /** Verifies a session token for this board. */
    public SessionClaims verify(String board, String token) {
        var claims = signer.readSession(token);
        requireValid(claims.link(), board);
        return policy.apply(claims);
    }

    /** As {@link #verify}, and requires a teacher. */
    SessionClaims verifyTeacher(String board, String token) {
        var claims = verify(board, token);
        if (claims.link().role() != Role.TEACHER) {
            throw new NotAllowedException(ErrorCode.NOT_ALLOWED, "only a teacher may do this");
        }
        return claims;
    }

    private void requireValid(LinkClaims link, String board) {
        if (!link.board().equals(board)) {
            throw new NotAllowedException(ErrorCode.UNAUTHORISED, "this is for another board");
        }
        if (revocations.isRevoked(link)) {
            throw new NotAllowedException(ErrorCode.REVOKED, "the link has been revoked");
        }
    }

    private BoardLinks links(String board, Instant issued) {
        var links = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            links.put(role, signer.sign(revocations.validLink(board, role, issued)));
        }
        return new BoardLinks(board, links);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
