package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.chalkstream.protocol.board.Brush;
import io.chalkstream.protocol.board.Color;
import io.chalkstream.protocol.board.Dash;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Value;
import org.jspecify.annotations.Nullable;

/**
 * A stroke in progress, or a part of one. Without points: a cancelled stroke (A4).
 *
 * @param id the id that the stroke will have on the board
 * @param size in board units
 * @param opacity null: 1
 * @param dash null: a solid line
 * @param brush null: a pen
 * @param from the index within the stroke of the first point here, from 0
 * @param points x and y in board units, and pressure
 */
@JsonPropertyOrder({"id", "color", "size", "opacity", "dash", "brush", "from", "points"})
public record Ink(
        String id,
        Color color,
        double size,
        @Nullable Double opacity,
        @Nullable Dash dash,
        @Nullable Brush brush,
        int from,
        Value.Points points) {
    public Ink {
        Limits.requireId("element id", id);
        Limits.requirePresent("color", color);
        Limits.requireSize("size", size);
        if (opacity != null) {
            Limits.requireOpacity("opacity", opacity);
        }
        Limits.requireAtLeast("from", from, 0);
        Limits.requirePresent("points", points);
        if (points.count() == 0 && from != 0) {
            throw Limits.malformed("a stroke is taken back as a whole");
        }
        if (from + (long) points.count() > Limits.POINTS_PER_STROKE) {
            throw Limits.overLimit("a stroke has at most " + Limits.POINTS_PER_STROKE + " points");
        }
    }

    /** Ink of a solid pen that covers everything. */
    public Ink(String id, Color color, double size, int from, Value.Points points) {
        this(id, color, size, null, null, null, from, points);
    }

    /** The index after the last point. */
    int end() {
        return from + points.count();
    }

    /** Whether the stroke was cancelled and must no longer be shown. */
    @JsonIgnore
    public boolean isCancelled() {
        return points.count() == 0;
    }

    /** The points from index {@code first} of the stroke on, which lies before {@link #end}. */
    Ink after(int first) {
        return first <= from ? this : with(first, points.from(first - from));
    }

    /**
     * Merges two parts. Of two different strokes, {@code other} wins. A cancelled stroke stays cancelled. If there is a
     * gap between the parts, this one is kept: a stroke is never shown with a gap, and the finished stroke follows
     * soon.
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
        return later.end() <= end() ? this : with(from, points.plus(later.after(end()).points));
    }

    private Ink with(int from, Value.Points points) {
        return new Ink(id, color, size, opacity, dash, brush, from, points);
    }
}
