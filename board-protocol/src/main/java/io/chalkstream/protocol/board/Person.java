package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Somebody on a board.
 *
 * @param user the same in every tab and after a reload
 * @param name what the others read
 */
@JsonPropertyOrder({"user", "name"})
public record Person(String user, String name) {
    public Person {
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
    }
}
