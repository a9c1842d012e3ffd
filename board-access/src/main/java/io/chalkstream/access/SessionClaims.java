package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import java.time.Instant;

/**
 * The claims of a session: one person on one board.
 *
 * @param link the link by which the session was opened
 * @param user the person's id
 * @param expires when the session ends
 */
public record SessionClaims(LinkClaims link, String user, String name, Instant expires) {
    public SessionClaims {
        Limits.requirePresent("link", link);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requirePresent("expires", expires);
    }
}
