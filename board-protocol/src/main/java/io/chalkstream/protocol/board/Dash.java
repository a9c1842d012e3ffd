package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a line is interrupted. */
public enum Dash {
    SOLID,
    DASHED,
    DOTTED;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Dash ofWireName(String wireName) {
        for (var dash : values()) {
            if (dash.wireName().equals(wireName)) {
                return dash;
            }
        }
        throw Limits.malformed("a dash is solid, dashed or dotted");
    }
}
