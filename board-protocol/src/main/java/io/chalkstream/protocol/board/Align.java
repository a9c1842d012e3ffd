package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where the lines of a text stand. */
public enum Align {
    /** Where its type has them: of a shape in the middle, of a text where its lines begin. */
    AUTO,
    LEFT,
    CENTER,
    RIGHT;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Align ofWireName(String wireName) {
        for (var align : values()) {
            if (align.wireName().equals(wireName)) {
                return align;
            }
        }
        throw Limits.malformed("an alignment is auto, left, center or right");
    }
}
