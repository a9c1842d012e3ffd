package io.chalkstream.load;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What one person does: half new strokes, four in ten moves, one in ten removals. Only of elements of their own, so that
 * no operation is refused and each can be accounted for. Not thread-safe.
 */
final class OperationMix {
    private static final int POINTS = 50;
    private static final double STROKES = 0.5;
    private static final double REMOVALS = 0.1;

    private final Random random;
    private final String prefix;
    private final List<String> elements = new ArrayList<>();
    private int created;

    /** Element ids begin with {@code prefix}; the same {@code seed} gives the same changes. */
    OperationMix(String prefix, long seed) {
        this.prefix = prefix;
        this.random = new Random(seed);
    }

    Change next() {
        double dice = random.nextDouble();
        if (elements.isEmpty() || dice < STROKES) {
            return new Change.Put(stroke());
        }
        int chosen = random.nextInt(elements.size());
        return dice >= 1 - REMOVALS ? new Change.Remove(elements.remove(chosen)) : move(elements.get(chosen));
    }

    private Change move(String id) {
        return new Change.SetProps(id, new Props(Map.of(Property.X, coordinate(), Property.Y, coordinate())));
    }

    private Element stroke() {
        String id = prefix + "-" + ++created;
        elements.add(id);
        var props = new EnumMap<Property, Value>(Property.class);
        props.put(Property.X, coordinate());
        props.put(Property.Y, coordinate());
        props.put(Property.Z, new Value.Text("a" + created));
        props.put(Property.COLOR, new Value.Text("blue"));
        props.put(Property.SIZE, new Value.Num(4));
        props.put(Property.POINTS, points());
        return new Element(id, ElementType.STROKE, new Props(props));
    }

    private Value points() {
        var coordinates = new double[POINTS * Value.Points.STRIDE];
        for (int i = Value.Points.STRIDE; i < coordinates.length; i += Value.Points.STRIDE) {
            coordinates[i] = tenths(coordinates[i - Value.Points.STRIDE] + random.nextDouble(-8, 8));
            coordinates[i + 1] = tenths(coordinates[i + 1 - Value.Points.STRIDE] + random.nextDouble(-8, 8));
            coordinates[i + 2] = tenths(random.nextDouble());
        }
        return new Value.Points(coordinates);
    }

    private Value coordinate() {
        return new Value.Num(tenths(random.nextDouble(0, 4_000)));
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
