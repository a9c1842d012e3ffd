package io.chalkstream.load.generator;

import io.chalkstream.load.StrokeGenerator;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.json.Json;

/** A pen that is always down: when a stroke has so many parts, it becomes an element, and the next one begins. Not thread-safe. */
final class Pen {
    private static final int PARTS = 40;
    private static final int POINTS_PER_PART = 3;

    private final String prefix;
    private final int person;
    private final StrokeGenerator strokes;

    Pen(int person) {
        this.person = person;
        this.prefix = "i" + person;
        this.strokes = new StrokeGenerator(prefix, person, PARTS * POINTS_PER_PART);
    }

    /** The part that the move {@code index} adds. */
    String part(Dialect dialect, long index) {
        String point = index + "," + person + ",0.5";
        return dialect.ink(
                person,
                prefix + "-" + (index / PARTS + 1),
                index % PARTS * POINTS_PER_PART,
                point + "," + point + "," + point);
    }

    /** Whether this move ends a stroke. */
    static boolean ends(long index) {
        return index % PARTS == PARTS - 1;
    }

    /** The operation that puts the stroke on the board that has just ended. */
    String stroke() {
        return Json.text(new Change.Put(strokes.next()));
    }
}
