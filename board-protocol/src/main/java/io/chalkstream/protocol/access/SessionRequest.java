package io.chalkstream.protocol.access;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * A request for a session (K2).
 *
 * @param name as it was typed; what doesn't belong into a name is left out
 * @param secret the secret kept by the person's browser, from which their user id is derived
 * @param member what an earlier {@link SessionGrant} gave the person as proof that they have been let in; missing: nothing
 */
@JsonPropertyOrder({"link", "name", "secret", "member"})
public record SessionRequest(
        String link, String name, String secret, @Nullable String member) {
    public SessionRequest {
        Limits.requireAtMost("link", link, Limits.LINK_LENGTH);
        name = PersonName.require("name", name);
        Limits.requireId("secret", secret);
        Limits.requireAtLeast("the secret's length", secret.length(), Limits.SECRET_LENGTH);
        if (member != null) {
            Limits.requireAtMost("member", member, Limits.LINK_LENGTH);
        }
    }

    public SessionRequest(String link, String name, String secret) {
        this(link, name, secret, null);
    }
}
