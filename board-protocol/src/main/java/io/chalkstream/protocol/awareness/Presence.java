package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.Role;

/**
 * A person on the board, in one tab or several.
 *
 * @param colour the index of their colour, 0 to {@link #COLOURS} - 1
 * @param since when they joined, in milliseconds since 1970
 * @param idle whether they have been without input for a minute
 */
@JsonPropertyOrder({"name", "role", "colour", "since", "idle"})
public record Presence(String name, Role role, int colour, long since, boolean idle) {
    /** How many colours there are for people. */
    public static final int COLOURS = 12;

    public Presence {
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requirePresent("role", role);
        requireColour(colour);
    }

    static void requireColour(int colour) {
        if (colour < 0 || colour >= COLOURS) {
            throw Limits.malformed("colour is from 0 to " + (COLOURS - 1));
        }
    }
}
