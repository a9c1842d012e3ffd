package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;

/**
 * A session token and what it grants: connections to one board (K2, K3).
 *
 * @param user the person's id
 * @param expiresInMs how long the token stays valid, in milliseconds from now
 */
@JsonPropertyOrder({"token", "user", "name", "role", "expiresInMs"})
public record SessionGrant(String token, String user, String name, Role role, long expiresInMs) {
    public SessionGrant {
        Limits.requirePresent("token", token);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requirePresent("role", role);
        Limits.requireAtLeast("expiresInMs", expiresInMs, 1);
    }
}
