package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The palette: names, so that every theme can show each colour well. */
public enum Color {
    BLACK,
    GREY,
    RED,
    ORANGE,
    YELLOW,
    GREEN,
    BLUE,
    VIOLET,
    WHITE,
    /** Shows what is behind. */
    NONE;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The colour of a name on the wire. */
    @JsonCreator
    static Color ofWireName(String wireName) {
        for (var color : values()) {
            if (color.wireName().equals(wireName)) {
                return color;
            }
        }
        throw Limits.malformed("a color is one of " + names());
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(Color::wireName).toList();
    }
}
