package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import java.time.Instant;

/**
 * A person's session on a board, as its token says it.
 *
 * @param link what the person came by
 * @param user the person's id
 * @param expires when it is over
 */
public record SessionClaims(LinkClaims link, String user, String name, Instant expires) {
    public SessionClaims {
        Limits.requirePresent("link", link);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requirePresent("expires", expires);
    }
}
