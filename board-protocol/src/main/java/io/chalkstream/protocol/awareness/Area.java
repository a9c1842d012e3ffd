package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Value;

/** A visible part of the board, in board units; {@code [x, y, w, h]} on the wire. */
public record Area(double x, double y, double w, double h) {
    public Area {
        Limits.requireCoordinate("x", x);
        Limits.requireCoordinate("y", y);
        Limits.requireCoordinate("w", w);
        Limits.requireCoordinate("h", h);
    }

    @JsonCreator
    static Area read(double[] json) {
        Limits.requireCount("an area", json.length, 4);
        return new Area(json[0], json[1], json[2], json[3]);
    }

    @JsonValue
    Number[] json() {
        return new Number[] {Value.canonical(x), Value.canonical(y), Value.canonical(w), Value.canonical(h)};
    }
}
