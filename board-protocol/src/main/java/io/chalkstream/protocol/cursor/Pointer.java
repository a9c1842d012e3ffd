package io.chalkstream.protocol.cursor;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/** Where somebody points, in board units. */
@JsonPropertyOrder({"client", "user", "name", "x", "y"})
public record Pointer(String client, String user, String name, double x, double y) {
    public Pointer {
        Limits.requireId("client", client);
        Limits.requireId("user", user);
        Limits.requireText("name", name, Limits.NAME_LENGTH);
        Limits.requireCoordinate("x", x);
        Limits.requireCoordinate("y", y);
    }
}
