package io.chalkstream.protocol.awareness;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Elements being moved, resized, turned or cropped, or whose points are moved, with the properties that the final {@code set} will give them. */
public record Drag(@JsonValue Map<String, Props> elements) {
    /** What a drag may change. */
    public static final Set<Property> PROPERTIES =
            Set.of(Property.X, Property.Y, Property.W, Property.H, Property.ROTATION, Property.CROP, Property.POINTS);

    @JsonCreator
    public Drag {
        if (elements.size() > Limits.DRAGGED_ELEMENTS) {
            throw Limits.overLimit("at most " + Limits.DRAGGED_ELEMENTS + " elements are shown while they are dragged");
        }
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
        elements.forEach((id, props) -> {
            Limits.requireId("element id", id);
            if (!PROPERTIES.containsAll(Limits.requirePresent("props", props).names())) {
                throw Limits.malformed("what is dragged changes its place, its shape and its rotation only");
            }
            if (props.find(Property.POINTS) instanceof Value.Points points) {
                requireFewPoints(points.count());
            }
        });
    }

    private static void requireFewPoints(int count) {
        if (count == 0) {
            throw Limits.malformed("a line has points");
        }
        if (count > Limits.DRAGGED_POINTS) {
            throw Limits.overLimit("at most " + Limits.DRAGGED_POINTS + " points are shown while one is dragged");
        }
    }
}
