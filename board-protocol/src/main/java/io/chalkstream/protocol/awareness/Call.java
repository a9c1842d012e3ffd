package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Limits;

/**
 * A teacher calls everybody to where they are.
 *
 * @param n tells one call of a client from another
 * @param area what the teacher sees
 */
@JsonPropertyOrder({"n", "area"})
public record Call(long n, Area area) {
    public Call {
        Limits.requirePresent("area", area);
    }
}
