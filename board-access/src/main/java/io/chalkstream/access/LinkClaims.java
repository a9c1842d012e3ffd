package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.time.Instant;

/**
 * What a link gives to whoever has it.
 *
 * @param issued when it was made; a revocation ends the links of its role that were made before it
 */
public record LinkClaims(String board, Role role, Instant issued) {
    /** How long a link is good: a school year and the time to make the next one. */
    public static final Duration LIFE = Duration.ofDays(400);

    public LinkClaims {
        Limits.requireId("board id", board);
        Limits.requirePresent("role", role);
        Limits.requirePresent("issued", issued);
    }
}
