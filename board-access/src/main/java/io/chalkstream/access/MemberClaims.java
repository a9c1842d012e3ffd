package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import java.time.Instant;

/**
 * The claims of a proof that a person has been admitted to a board (K10); its holder need not wait again.
 *
 * @param issued when the proof was issued; it is good for as long as a link
 */
public record MemberClaims(String board, String user, Instant issued) {
    public MemberClaims {
        Limits.requireId("board id", board);
        Limits.requireId("user", user);
        Limits.requirePresent("issued", issued);
    }
}
