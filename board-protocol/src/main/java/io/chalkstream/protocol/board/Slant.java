package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How letters stand. */
public enum Slant {
    UPRIGHT,
    ITALIC;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Slant ofWireName(String wireName) {
        for (var slant : values()) {
            if (slant.wireName().equals(wireName)) {
                return slant;
            }
        }
        throw Limits.malformed("a slant is upright or italic");
    }
}
