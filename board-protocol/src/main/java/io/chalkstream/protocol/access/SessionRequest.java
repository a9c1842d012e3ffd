package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.PersonName;

/**
 * A request for a session (K2).
 *
 * @param name as it was typed; what doesn't belong into a name is left out
 * @param secret the secret kept by the person's browser, from which their user id is derived
 */
@JsonPropertyOrder({"link", "name", "secret"})
public record SessionRequest(String link, String name, String secret) {
    public SessionRequest {
        Limits.requireAtMost("link", link, Limits.LINK_LENGTH);
        name = PersonName.require("name", name);
        Limits.requireId("secret", secret);
        Limits.requireAtLeast("the secret's length", secret.length(), Limits.SECRET_LENGTH);
    }
}
