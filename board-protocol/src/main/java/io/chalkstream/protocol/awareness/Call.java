package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/**
 * A teacher's call to everybody to look at an area.
 *
 * @param n the number of the call, unique for the client
 * @param area the area to show
 */
@JsonPropertyOrder({"n", "area"})
public record Call(long n, Area area) {
    public Call {
        Limits.requirePresent("area", area);
    }
}
