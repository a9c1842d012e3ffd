package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A person on a board.
 *
 * @param user the person's id, the same in every tab and after a reload
 * @param name the name shown to others
 */
@JsonPropertyOrder({"user", "name"})
public record Person(String user, String name) {
    public Person {
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
    }
}
