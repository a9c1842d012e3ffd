package io.chalkstream.gateway.access;

import io.chalkstream.access.Link;
import io.chalkstream.access.Pass;
import io.chalkstream.access.Revocation;
import io.chalkstream.access.Signer;
import io.chalkstream.access.Users;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;
import io.chalkstream.protocol.command.Role;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;

/**
 * Gives links and sessions to those to whom they belong (K1, K2, K6). What can't be given throws
 * {@link InvalidMessageException} with the reason's code.
 */
public final class AccessDesk {
    private static final int BOARD_ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Signer signer;
    private final Revocations revocations;
    private final Duration sessionLife;
    private final Clock clock;

    AccessDesk(Signer signer, Revocations revocations, Duration sessionLife, Clock clock) {
        this.signer = signer;
        this.revocations = revocations;
        this.sessionLife = sessionLife;
        this.clock = clock;
    }

    /** A board that nobody knows yet. */
    BoardLinks newBoard() {
        byte[] id = new byte[BOARD_ID_BYTES];
        RANDOM.nextBytes(id);
        return links(Base64.getUrlEncoder().withoutPadding().encodeToString(id), now());
    }

    /** A session for whoever has the link. */
    public SessionGrant session(String board, SessionRequest request) {
        var link = signer.readLink(request.link());
        requireGood(link, board);
        String user = Users.idOf(request.secret());
        var pass = new Pass(link, user, request.name(), clock.instant().plus(sessionLife));
        return new SessionGrant(signer.sign(pass), user, request.name(), link.role(), sessionLife.toMillis());
    }

    /** The links of a teacher's board. */
    BoardLinks links(Pass teacher) {
        var own = teacher.link().issued();
        boolean isOld = own.plus(Link.LIFE.dividedBy(2)).isBefore(clock.instant());
        return links(teacher.link().board(), isOld ? now() : own);
    }

    /** What ends the links that a role has now. */
    Revocation revocation(Role role) {
        return new Revocation(role, clock.millis());
    }

    /** The pass of a token for this board. */
    public Pass pass(String board, String token) {
        var pass = signer.readPass(token);
        requireGood(pass.link(), board);
        return pass;
    }

    /** As {@link #pass}, if it is a teacher's. */
    Pass teacher(String board, String token) {
        var pass = pass(board, token);
        if (pass.link().role() != Role.TEACHER) {
            throw new InvalidMessageException(ErrorCode.NOT_ALLOWED, "only a teacher may do this");
        }
        return pass;
    }

    private void requireGood(Link link, String board) {
        if (!link.board().equals(board)) {
            throw new InvalidMessageException(ErrorCode.UNAUTHORISED, "this is for another board");
        }
        if (revocations.isRevoked(link)) {
            throw new InvalidMessageException(ErrorCode.REVOKED, "the link has been revoked");
        }
    }

    private BoardLinks links(String board, Instant issued) {
        var links = new EnumMap<Role, String>(Role.class);
        for (var role : Role.values()) {
            links.put(role, signer.sign(revocations.current(board, role, issued)));
        }
        return new BoardLinks(board, links);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
