package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Person;

/**
 * Who asked for something, as the gateway knows it.
 *
 * @param user the person, the same in every tab and after a reload
 * @param name what the others read at the person's cursor
 * @param client one page of that person, from its loading to its closing; it numbers its operations
 */
@JsonPropertyOrder({"user", "name", "client", "role"})
public record Author(String user, String name, String client, Role role) {
    public Author {
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requireId("client", client);
        Limits.requirePresent("role", role);
    }

    public Person person() {
        return new Person(user, name);
    }
}
