package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Value;

/**
 * A stroke that is being drawn, or a part of one. Without points it is one that was taken back (A4).
 *
 * @param id the id that the stroke will have on the board
 * @param size in board units
 * @param from which of the stroke's points is the first one here, counted from 0
 * @param points x and y in board units, and pressure
 */
@JsonPropertyOrder({"id", "color", "size", "from", "points"})
public record Ink(String id, Color color, double size, int from, Value.Points points) {
    public Ink {
        Limits.requireId("element id", id);
        Limits.requirePresent("color", color);
        Limits.requireSize("size", size);
        Limits.requireAtLeast("from", from, 0);
        Limits.requirePresent("points", points);
        if (points.count() == 0 && from != 0) {
            throw Limits.malformed("a stroke is taken back as a whole");
        }
        if (from + (long) points.count() > Limits.POINTS_PER_STROKE) {
            throw Limits.overLimit("a stroke has at most " + Limits.POINTS_PER_STROKE + " points");
        }
    }

    /** The number of the point that would come next. */
    int end() {
        return from + points.count();
    }

    /** Whether it has come to nothing: what is known of it is to be shown no longer. */
    @JsonIgnore
    public boolean isCancelled() {
        return points.count() == 0;
    }

    /** The points from number {@code first} of the stroke on; it lies before {@link #end}. */
    Ink after(int first) {
        return first <= from ? this : new Ink(id, color, size, first, points.from(first - from));
    }

    /**
     * This part and {@code other} as one. Of different strokes it is the other one. What is taken back stays so. Where points are missing between the two
     * it is this one: what is shown has no gap, and the stroke itself follows soon.
     */
    Ink merge(Ink other) {
        if (!other.id.equals(id) || other.isCancelled()) {
            return other;
        }
        if (isCancelled() || other.from > end() || from > other.end()) {
            return this;
        }
        return from <= other.from ? append(other) : other.append(this);
    }

    private Ink append(Ink later) {
        return later.end() <= end() ? this : new Ink(id, color, size, from, points.plus(later.after(end()).points));
    }
}
