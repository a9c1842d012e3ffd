package io.chalkstream.simulation.service;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.protocol.command.Role;
import java.net.URI;
import java.time.Instant;

/** A session's token as text, unsigned: nobody forges one here. */
public final class SessionToken {
    private SessionToken() {}

    /** A token for a person on a board. */
    public static String of(String user, String name, Role role, long issuedMillis, long expiresMillis) {
        return String.join("|", user, name, role.name(), Long.toString(issuedMillis), Long.toString(expiresMillis));
    }

    /** What the token says to the gateway at this address of a board. */
    static SessionClaims claims(URI address, String token) {
        String path = address.getPath();
        String board = path.substring(path.lastIndexOf('/') + 1);
        String[] parts = token.split("\\|", -1);
        var link = new LinkClaims(board, Role.valueOf(parts[2]), Instant.ofEpochMilli(Long.parseLong(parts[3])));
        return new SessionClaims(link, parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[4])));
    }
}
