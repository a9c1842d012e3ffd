package io.chalkstream.benchmarks;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import java.util.Map;
import java.util.Random;

/** What people of a class send. */
final class Samples {
    private static final int POINTS = 50;

    private Samples() {}

    static Author author(int person) {
        return new Author("u-" + person, "Person " + person, "u-" + person + "_1", Role.STUDENT);
    }

    /** A new stroke of 50 points. */
    static Change stroke(String id) {
        var coordinates = new double[POINTS * Value.Points.STRIDE];
        for (int i = Value.Points.STRIDE; i < coordinates.length; i++) {
            coordinates[i] = i * 37 % 100 / 10.0;
        }
        return stroke(id, coordinates);
    }

    /** A new stroke of 50 points, which is like no other one. */
    static Change stroke(String id, Random random) {
        return stroke(
                id,
                random.ints((long) POINTS * Value.Points.STRIDE, 0, 1_000)
                        .mapToDouble(tenths -> tenths / 10.0)
                        .toArray());
    }

    private static Change stroke(String id, double[] coordinates) {
        return new Change.Put(new Element(
                id,
                ElementType.STROKE,
                new Props(Map.of(
                        Property.X, new Value.Num(12.5),
                        Property.Y, new Value.Num(7),
                        Property.Z, new Value.Text("a1"),
                        Property.COLOR, new Value.Text("blue"),
                        Property.SIZE, new Value.Num(4),
                        Property.POINTS, new Value.Points(coordinates)))));
    }

    /** Moves an element. */
    static Change move(String id, int x) {
        return new Change.SetProps(id, new Props(Map.of(Property.X, new Value.Num(x), Property.Y, new Value.Num(x))));
    }
}
