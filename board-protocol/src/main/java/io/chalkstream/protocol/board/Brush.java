package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a stroke is drawn with. */
public enum Brush {
    PEN,
    /** Leaves what is below it readable, wherever it lies in the pile. */
    HIGHLIGHTER;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Brush ofWireName(String wireName) {
        for (var brush : values()) {
            if (brush.wireName().equals(wireName)) {
                return brush;
            }
        }
        throw Limits.malformed("a brush is pen or highlighter");
    }
}
