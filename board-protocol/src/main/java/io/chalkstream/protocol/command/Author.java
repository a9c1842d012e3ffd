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
    private static final String CLIENT_SEPARATOR = "_";

    public Author {
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requireId("client", client);
        Limits.requirePresent("role", role);
    }

    /** The id of a user's client: whose it is can be seen (K4). */
    public static String clientId(String user, String page) {
        return user + CLIENT_SEPARATOR + page;
    }

    /** Whether {@code client} is the id of one of this user's clients. */
    public static boolean isClientOf(String user, String client) {
        return client.startsWith(user + CLIENT_SEPARATOR);
    }

    public Person person() {
        return new Person(user, name);
    }
}
