package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A property of elements. Each is changed on its own: the last writer in the board's order wins. Beside the constants
 * there are the properties of later releases, whose values are kept as they are (V4).
 */
public final class Property implements Comparable<Property> {
    public static final Property X = new Property(0, "x", ValueKind.COORDINATE);
    public static final Property Y = new Property(1, "y", ValueKind.COORDINATE);
    public static final Property W = new Property(2, "w", ValueKind.COORDINATE);
    public static final Property H = new Property(3, "h", ValueKind.COORDINATE);
    public static final Property Z = new Property(4, "z", ValueKind.INDEX);
    public static final Property COLOR = new Property(5, "color", ValueKind.COLOR);
    public static final Property FILL = new Property(6, "fill", ValueKind.COLOR);
    public static final Property SIZE = new Property(7, "size", ValueKind.SIZE);
    public static final Property POINTS = new Property(8, "points", ValueKind.POINTS);
    public static final Property TEXT = new Property(9, "text", ValueKind.TEXT);
    public static final Property TITLE = new Property(10, "title", ValueKind.TITLE);
    public static final Property BODY = new Property(11, "body", ValueKind.TEXT);
    /** The element that a comment belongs to: a post, or another one with a place on the board. */
    public static final Property POST = new Property(12, "post", ValueKind.ID);
    /** The name of a comment's author. */
    public static final Property NAME = new Property(13, "name", ValueKind.NAME);
    /** How far the element is turned clockwise around the centre of its frame. */
    public static final Property ROTATION = new Property(14, "rotation", ValueKind.ANGLE, new Value.Num(0));
    /** The groups that the element belongs to, the outermost first. */
    public static final Property GROUP = new Property(15, "group", ValueKind.GROUPS, new Value.Text(""));

    public static final Property OPACITY = new Property(16, "opacity", ValueKind.OPACITY, new Value.Num(1));
    public static final Property DASH = new Property(17, "dash", ValueKind.DASH, new Value.Text(Dash.SOLID.wireName()));
    public static final Property BRUSH =
            new Property(18, "brush", ValueKind.BRUSH, new Value.Text(Brush.PEN.wireName()));
    /** The stroke that this one continues, or was cut from; it may be gone. */
    public static final Property PART_OF = new Property(19, "partOf", ValueKind.REFERENCE, new Value.Text(""));

    /** The {@link Layer} that the element lies in. */
    public static final Property LAYER =
            new Property(20, "layer", ValueKind.LAYER, new Value.Text(Layer.CONTENT.wireName()));

    /** What is written in a shape. */
    public static final Property LABEL = new Property(21, "label", ValueKind.TEXT, new Value.Text(""));

    public static final Property ALIGN =
            new Property(22, "align", ValueKind.ALIGN, new Value.Text(Align.AUTO.wireName()));
    public static final Property WEIGHT =
            new Property(23, "weight", ValueKind.WEIGHT, new Value.Text(Weight.REGULAR.wireName()));
    public static final Property SLANT =
            new Property(24, "slant", ValueKind.SLANT, new Value.Text(Slant.UPRIGHT.wireName()));
    /** Where the lines of a text break; 0: only where its author broke them. */
    public static final Property WRAP = new Property(25, "wrap", ValueKind.EXTENT, new Value.Num(0));
    /** How round a rectangle's corners are. */
    public static final Property RADIUS = new Property(26, "radius", ValueKind.EXTENT, new Value.Num(6));

    /** The content of an image, by the SHA-256 of its bytes (I1). */
    public static final Property IMAGE = new Property(40, "image", ValueKind.HASH);
    /** What an image shows, for people who don't see it. */
    public static final Property ALT = new Property(41, "alt", ValueKind.ALT);
    /** The part of an image that is shown. */
    public static final Property CROP = new Property(42, "crop", ValueKind.CROP, new Value.Text(Crop.NONE.wireName()));

    private static final List<Property> VALUES = List.of(
            X, Y, W, H, Z, COLOR, FILL, SIZE, POINTS, TEXT, TITLE, BODY, POST, NAME, ROTATION, GROUP, OPACITY, DASH,
            BRUSH, PART_OF, LAYER, LABEL, ALIGN, WEIGHT, SLANT, WRAP, RADIUS, IMAGE, ALT, CROP);
    private static final Map<String, Property> BY_WIRE_NAME =
            VALUES.stream().collect(Collectors.toUnmodifiableMap(Property::wireName, Function.identity()));
    private static final Comparator<Property> ORDER =
            Comparator.<Property>comparingInt(property -> property.position).thenComparing(Property::wireName);
    private static final int AFTER_ALL = Integer.MAX_VALUE;

    private final int position;
    private final String wireName;
    private final ValueKind kind;
    private final @Nullable Value ifMissing;

    private Property(int position, String wireName, ValueKind kind) {
        this(position, wireName, kind, null);
    }

    /**
     * A property that elements may lack. An element that holds {@code ifMissing} is written without it, so that elements
     * from before there was this property are equal to new ones.
     *
     * @param position where it is written among an element's properties
     */
    Property(int position, String wireName, ValueKind kind, @Nullable Value ifMissing) {
        this.position = position;
        this.wireName = wireName;
        this.kind = kind;
        this.ifMissing = ifMissing;
    }

    /** The properties that this release knows, in their order. */
    public static List<Property> values() {
        return VALUES;
    }

    /** The property with this name, known or not. */
    @JsonCreator
    static Property ofWireName(String wireName) {
        var known = BY_WIRE_NAME.get(wireName);
        return known == null ? new Property(AFTER_ALL, wireName, ValueKind.ANY) : known;
    }

    public ValueKind kind() {
        return kind;
    }

    /** Whether this release knows what the property means. */
    public boolean isKnown() {
        return position != AFTER_ALL;
    }

    /** The value of elements that lack it; null if none may. */
    public @Nullable Value ifMissing() {
        return ifMissing;
    }

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    @Override
    public int compareTo(Property other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Property property && wireName.equals(property.wireName);
    }

    @Override
    public int hashCode() {
        return wireName.hashCode();
    }

    @Override
    public String toString() {
        return wireName;
    }
}
