package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.time.Instant;

/**
 * The claims of a link.
 *
 * @param issued when the link was issued; a revocation ends its role's links that were issued earlier
 * @param waits whether a teacher must admit each person who joins with it
 */
public record LinkClaims(String board, Role role, Instant issued, boolean waits) {
    /** How long a link is valid: a school year, and some time to issue the next one. */
    public static final Duration LIFE = Duration.ofDays(400);

    public LinkClaims {
        Limits.requireId("board id", board);
        Limits.requirePresent("role", role);
        Limits.requirePresent("issued", issued);
    }

    public LinkClaims(String board, Role role, Instant issued) {
        this(board, role, issued, false);
    }
}
