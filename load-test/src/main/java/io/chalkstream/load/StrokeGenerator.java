package io.chalkstream.load;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import java.util.HashMap;
import java.util.Random;

/** Strokes as a pen makes them. Not thread-safe. */
public final class StrokeGenerator {
    private final String prefix;
    private final Random random;
    private final int points;
    private int made;

    /** Ids begin with {@code prefix}; the same {@code seed} gives the same strokes. */
    public StrokeGenerator(String prefix, long seed, int points) {
        this.prefix = prefix;
        this.random = new Random(seed);
        this.points = points;
    }

    public Element next() {
        made++;
        var props = new HashMap<Property, Value>();
        props.put(Property.X, coordinate());
        props.put(Property.Y, coordinate());
        props.put(Property.Z, new Value.Text("a" + made));
        props.put(Property.COLOR, new Value.Text("blue"));
        props.put(Property.SIZE, new Value.Num(4));
        props.put(Property.POINTS, line());
        return new Element(prefix + "-" + made, ElementType.STROKE, new Props(props));
    }

    Value coordinate() {
        return new Value.Num(tenths(random.nextDouble(0, 4_000)));
    }

    private Value line() {
        var coordinates = new double[points * Value.Points.STRIDE];
        for (int i = Value.Points.STRIDE; i < coordinates.length; i += Value.Points.STRIDE) {
            coordinates[i] = tenths(coordinates[i - Value.Points.STRIDE] + random.nextDouble(-8, 8));
            coordinates[i + 1] = tenths(coordinates[i + 1 - Value.Points.STRIDE] + random.nextDouble(-8, 8));
            coordinates[i + 2] = tenths(random.nextDouble());
        }
        return new Value.Points(coordinates);
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
