package io.chalkstream.access;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import java.time.Instant;

/**
 * The claims of a session: one person on one board.
 *
 * @param link the link by which the session was opened
 * @param user the person's id
 * @param expires when the session ends
 * @param viewer whether a teacher has made the person a viewer; that isn't signed, but known to gateways
 */
public record SessionClaims(LinkClaims link, String user, String name, Instant expires, boolean viewer) {
    public SessionClaims {
        Limits.requirePresent("link", link);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requirePresent("expires", expires);
    }

    public SessionClaims(LinkClaims link, String user, String name, Instant expires) {
        this(link, user, name, expires, false);
    }

    /** What the person may do. */
    public Role role() {
        return viewer ? Role.VIEWER : link.role();
    }

    /** The same session, under another name. */
    public SessionClaims named(String other) {
        return new SessionClaims(link, user, other, expires, viewer);
    }

    /** The same session in the role of a viewer. */
    public SessionClaims viewing() {
        return new SessionClaims(link, user, name, expires, true);
    }
}
