package io.chalkstream.protocol.server;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import org.jspecify.annotations.Nullable;

/**
 * The author of an event, as sent to clients.
 *
 * @param name null if it is withheld (A9)
 */
@JsonPropertyOrder({"user", "name", "client", "role"})
public record EventAuthor(String user, @Nullable String name, String client, Role role) {
    public EventAuthor {
        Limits.requireId("user", user);
        if (name != null) {
            Limits.requireText("name", name, Limits.NAME_LENGTH);
        }
        Limits.requireId("client", client);
        Limits.requirePresent("role", role);
    }

    public static EventAuthor of(Author author) {
        return new EventAuthor(author.user(), author.name(), author.client(), author.role());
    }

    public static EventAuthor withoutName(Author author) {
        return new EventAuthor(author.user(), null, author.client(), author.role());
    }
}
