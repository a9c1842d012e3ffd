package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonValue;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of elements that this release knows. An element has exactly the properties of its type, so that each change
 * can be taken back; those with a default may be missing. What is later than the first version says since when it is there:
 * a type by {@code TypeProperties.since}, a property that a type got later by {@code TypeProperties.first(...).and}.
 */
public enum ElementType {
    /** A line drawn by hand. */
    STROKE(drawn(Property.POINTS, Property.COLOR, Property.SIZE)
            .and(2, Property.OPACITY, Property.DASH, Property.BRUSH, Property.PART_OF)),
    RECTANGLE(area(ProtocolVersion.FIRST_MINOR).and(2, Property.RADIUS)),
    ELLIPSE(area(ProtocolVersion.FIRST_MINOR)),
    DIAMOND(area(2)),
    TRIANGLE(area(2)),
    /** From its place to its place plus its extent, which may be negative. */
    LINE(drawn(Property.W, Property.H, Property.COLOR, Property.SIZE).and(2, Property.OPACITY, Property.DASH)),
    /** A line with its head at the end. */
    ARROW(drawn(Property.W, Property.H, Property.COLOR, Property.SIZE).and(2, Property.OPACITY, Property.DASH)),
    /** Straight lines from each of its points to the next. */
    POLYLINE(drawnSince(2, Property.POINTS, Property.COLOR, Property.SIZE, Property.OPACITY, Property.DASH)),
    TEXT(drawn(Property.TEXT, Property.COLOR, Property.SIZE)
            .and(2, Property.ALIGN, Property.WEIGHT, Property.SLANT, Property.WRAP)),
    /** A sticky note. */
    POST(drawn(Property.W, Property.H, Property.TITLE, Property.BODY, Property.COLOR)),
    /** A picture; its bytes are stored beside the board (I1). */
    IMAGE(drawnSince(2, Property.W, Property.H, Property.IMAGE, Property.ALT, Property.CROP)),
    /** A person's remark about another element; shown with it, and only while that exists. */
    COMMENT(TypeProperties.first(Property.POST, Property.NAME, Property.TEXT, Property.Z));

    /** The minor version of the protocol by which people comment on more than posts. */
    public static final int COMMENTS_ON_ALL_SINCE = 2;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // it is immutable
    private final TypeProperties properties;

    ElementType(TypeProperties properties) {
        this.properties = properties;
    }

    /** The properties of a type whose elements have a place on the board: these, and what all such types have. */
    private static TypeProperties drawn(Property... own) {
        return drawnSince(ProtocolVersion.FIRST_MINOR, own);
    }

    /** As {@link #drawn}, for a type that came with this minor version. */
    private static TypeProperties drawnSince(int minor, Property... own) {
        return TypeProperties.since(minor, own)
                .and(minor, Property.X, Property.Y, Property.Z)
                .and(Math.max(minor, 2), Property.ROTATION, Property.GROUP, Property.LAYER);
    }

    /** The properties of shapes around an area, which people can write in. */
    private static TypeProperties area(int minor) {
        return drawnSince(minor, Property.W, Property.H, Property.COLOR, Property.FILL, Property.SIZE)
                .and(2, Property.OPACITY, Property.DASH)
                .and(2, Property.LABEL, Property.ALIGN, Property.WEIGHT, Property.SLANT);
    }

    public Set<Property> properties() {
        return properties.names();
    }

    /** The properties that no element of this type may lack. */
    Set<Property> required() {
        return properties.required();
    }

    /** Whether a minor version of the protocol has this property of this type. */
    public boolean has(Property property, int minor) {
        return properties.has(property, minor);
    }

    /** Whether a minor version of the protocol has this property, of whatever type. */
    public static boolean isKnown(Property property, int minor) {
        return Arrays.stream(values()).anyMatch(type -> type.has(property, minor));
    }

    /** Whether its elements have a place of their own on the board. */
    public boolean isPlaced() {
        return properties().contains(Property.X);
    }

    /** Whether people can comment on its elements, by a minor version of the protocol. */
    public boolean isCommentable(int minor) {
        return this == POST || (isPlaced() && minor >= COMMENTS_ON_ALL_SINCE);
    }

    /** The minor version of the protocol that first had this type. */
    public int since() {
        return properties.since(Set.of());
    }

    /** The minor version of the protocol that first had this type with these properties. */
    public int since(Collection<Property> names) {
        return properties.since(names);
    }

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** The type with this name; null if this release doesn't know it. */
    static @Nullable ElementType ofWireName(String wireName) {
        for (var type : values()) {
            if (type.wireName().equals(wireName)) {
                return type;
            }
        }
        return null;
    }
}
