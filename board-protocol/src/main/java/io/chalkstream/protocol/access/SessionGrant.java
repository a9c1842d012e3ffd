package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;
import org.jspecify.annotations.Nullable;

/**
 * A session token and what it grants: connections to one board (K2, K3).
 *
 * @param user the person's id
 * @param name theirs on the board
 * @param expiresInMs how long the token stays valid, in milliseconds from now
 * @param member proof that the person has been let in, for later requests; missing from an older gateway
 */
@JsonPropertyOrder({"token", "user", "name", "role", "expiresInMs", "member"})
public record SessionGrant(
        String token,
        String user,
        String name,
        Role role,
        long expiresInMs,
        @Nullable String member) {
    public SessionGrant {
        Limits.requirePresent("token", token);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requirePresent("role", role);
        Limits.requireAtLeast("expiresInMs", expiresInMs, 1);
    }

    public SessionGrant(String token, String user, String name, Role role, long expiresInMs) {
        this(token, user, name, role, expiresInMs, null);
    }
}
