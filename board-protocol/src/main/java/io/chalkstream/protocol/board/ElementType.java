package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The types of elements. An element has exactly the properties of its type, so that each change can be taken back. */
public enum ElementType {
    /** A line drawn by hand. */
    STROKE(Property.X, Property.Y, Property.Z, Property.POINTS, Property.COLOR, Property.SIZE),
    RECTANGLE(Property.X, Property.Y, Property.W, Property.H, Property.Z, Property.COLOR, Property.FILL, Property.SIZE),
    ELLIPSE(Property.X, Property.Y, Property.W, Property.H, Property.Z, Property.COLOR, Property.FILL, Property.SIZE),
    /** From its place to its place plus its extent, which may be negative. */
    LINE(Property.X, Property.Y, Property.W, Property.H, Property.Z, Property.COLOR, Property.SIZE),
    /** A line with its head at the end. */
    ARROW(Property.X, Property.Y, Property.W, Property.H, Property.Z, Property.COLOR, Property.SIZE),
    TEXT(Property.X, Property.Y, Property.Z, Property.TEXT, Property.COLOR, Property.SIZE),
    /** A sticky note. */
    POST(Property.X, Property.Y, Property.W, Property.H, Property.Z, Property.TITLE, Property.BODY, Property.COLOR),
    /** What somebody says about a post; shown with it, and only while it is there. */
    COMMENT(Property.POST, Property.NAME, Property.TEXT, Property.Z);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of enums
    private final Set<Property> properties;

    ElementType(Property first, Property... rest) {
        this.properties = Collections.unmodifiableSet(EnumSet.of(first, rest));
    }

    public Set<Property> properties() {
        return properties;
    }

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static ElementType ofWireName(String wireName) {
        for (var type : values()) {
            if (type.wireName().equals(wireName)) {
                return type;
            }
        }
        throw Limits.malformed("there is no element type '" + wireName + "'");
    }
}
