package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A colour: a name of the palette, which every theme shows in its own way, or one that a person has mixed.
 *
 * @param wireName the name, or {@code #rrggbb} in lower case
 */
public record Color(@JsonValue String wireName) {
    private static final List<String> PALETTE = List.of(
            "black",
            "grey",
            "red",
            "orange",
            "yellow",
            "green",
            "blue",
            "violet",
            "white",
            // Shows what is behind.
            "none");

    /** The minor version of the protocol that first had mixed colours. */
    public static final int MIXED_SINCE = 2;

    private static final Pattern MIXED = Pattern.compile("#[0-9a-f]{6}");

    public static final Color BLACK = new Color("black");
    public static final Color RED = new Color("red");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Color {
        Limits.requirePresent("color", wireName);
        if (!PALETTE.contains(wireName) && !MIXED.matcher(wireName).matches()) {
            throw Limits.malformed("a color is one of " + PALETTE + ", or #rrggbb in lower case");
        }
    }

    /** The minor version of the protocol that first had this colour. */
    int since() {
        return PALETTE.contains(wireName) ? ProtocolVersion.FIRST_MINOR : MIXED_SINCE;
    }

    /** The names of the palette. */
    public static List<String> palette() {
        return PALETTE;
    }
}
