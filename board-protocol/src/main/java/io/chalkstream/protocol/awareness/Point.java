package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Value;

/** A place on the board, in board units; {@code [x, y]} on the wire. */
public record Point(double x, double y) {
    public Point {
        Limits.requireCoordinate("x", x);
        Limits.requireCoordinate("y", y);
    }

    @JsonCreator
    static Point read(double[] json) {
        Limits.requireCount("a point", json.length, 2);
        return new Point(json[0], json[1]);
    }

    @JsonValue
    Number[] json() {
        return new Number[] {Value.canonical(x), Value.canonical(y)};
    }
}
