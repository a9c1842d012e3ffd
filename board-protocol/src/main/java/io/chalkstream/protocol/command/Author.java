package io.chalkstream.protocol.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Person;

/**
 * The author of a request, as authenticated by the gateway.
 *
 * @param user the person, the same in every tab and after a reload
 * @param name the name shown to others
 * @param client the id of one page of the person, from load to close; operations are numbered per client
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

    /** The id of a client; it begins with the user's id (K4). */
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
