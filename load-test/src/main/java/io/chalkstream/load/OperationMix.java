package io.chalkstream.load;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One person's operations: half are new strokes, four in ten moves, one in ten removals. Only of the person's own elements, so that
 * none is refused and each can be accounted for. Not thread-safe.
 */
public final class OperationMix {
    private static final int POINTS = 50;
    private static final double STROKES = 0.5;
    private static final double REMOVALS = 0.1;

    private final int mostElements;
    private final Random random;
    private final StrokeGenerator strokes;
    private final List<String> elements = new ArrayList<>();

    /** Element ids begin with {@code prefix}; the same {@code seed} gives the same changes. */
    public OperationMix(String prefix, long seed) {
        this(prefix, seed, Integer.MAX_VALUE);
    }

    /** The same, with at most so many elements on the board at a time. */
    public OperationMix(String prefix, long seed, int mostElements) {
        this.mostElements = mostElements;
        this.random = new Random(seed);
        this.strokes = new StrokeGenerator(prefix, seed, POINTS);
    }

    public Change next() {
        double dice = random.nextDouble();
        if (elements.isEmpty() || (dice < STROKES && elements.size() < mostElements)) {
            return new Change.Put(stroke());
        }
        int chosen = random.nextInt(elements.size());
        return dice >= 1 - REMOVALS ? new Change.Remove(elements.remove(chosen)) : move(elements.get(chosen));
    }

    private Change move(String id) {
        return new Change.SetProps(
                id, new Props(Map.of(Property.X, strokes.coordinate(), Property.Y, strokes.coordinate())));
    }

    private Element stroke() {
        var stroke = strokes.next();
        elements.add(stroke.id());
        return stroke;
    }
}
