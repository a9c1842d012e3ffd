package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The types of elements that this release knows. An element has exactly the properties of its type, so that each change
 * can be taken back; those with a default may be missing.
 */
public enum ElementType {
    /** A line drawn by hand. */
    STROKE(drawn(
            Property.POINTS,
            Property.COLOR,
            Property.SIZE,
            Property.OPACITY,
            Property.DASH,
            Property.BRUSH,
            Property.PART_OF)),
    RECTANGLE(drawn(
            Property.W, Property.H, Property.COLOR, Property.FILL, Property.SIZE, Property.OPACITY, Property.DASH)),
    ELLIPSE(drawn(
            Property.W, Property.H, Property.COLOR, Property.FILL, Property.SIZE, Property.OPACITY, Property.DASH)),
    /** From its place to its place plus its extent, which may be negative. */
    LINE(drawn(Property.W, Property.H, Property.COLOR, Property.SIZE, Property.OPACITY, Property.DASH)),
    /** A line with its head at the end. */
    ARROW(drawn(Property.W, Property.H, Property.COLOR, Property.SIZE, Property.OPACITY, Property.DASH)),
    TEXT(drawn(Property.TEXT, Property.COLOR, Property.SIZE)),
    /** A sticky note. */
    POST(drawn(Property.W, Property.H, Property.TITLE, Property.BODY, Property.COLOR)),
    /** A person's remark about a post; shown with it, and only while the post exists. */
    COMMENT(Set.of(Property.POST, Property.NAME, Property.TEXT, Property.Z));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of immutable properties
    private final Set<Property> properties;

    @SuppressWarnings("ImmutableEnumChecker") // as above
    private final Set<Property> required;

    ElementType(Set<Property> properties) {
        this.properties = Collections.unmodifiableSet(new TreeSet<>(properties));
        this.required = Property.required(this.properties);
    }

    /** The properties of a type whose elements have a place on the board: these, and what all such types have. */
    private static Set<Property> drawn(Property... own) {
        var properties = new TreeSet<>(Arrays.asList(own));
        Collections.addAll(properties, Property.X, Property.Y, Property.Z, Property.ROTATION, Property.GROUP);
        return properties;
    }

    public Set<Property> properties() {
        return properties;
    }

    /** The properties that no element of this type may lack. */
    Set<Property> required() {
        return required;
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
