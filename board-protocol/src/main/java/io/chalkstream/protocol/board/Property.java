package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The properties of elements. Each is changed on its own: the last writer in the board's order wins. */
public enum Property {
    X(ValueKind.COORDINATE),
    Y(ValueKind.COORDINATE),
    W(ValueKind.COORDINATE),
    H(ValueKind.COORDINATE),
    Z(ValueKind.INDEX),
    COLOR(ValueKind.COLOR),
    FILL(ValueKind.COLOR),
    SIZE(ValueKind.SIZE),
    POINTS(ValueKind.POINTS),
    TEXT(ValueKind.TEXT),
    TITLE(ValueKind.TITLE),
    BODY(ValueKind.TEXT),
    /** The post that a comment belongs to. */
    POST(ValueKind.ID),
    /** The name of a comment's author. */
    NAME(ValueKind.NAME);

    private final ValueKind kind;

    Property(ValueKind kind) {
        this.kind = kind;
    }

    public ValueKind kind() {
        return kind;
    }

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Property ofWireName(String wireName) {
        for (var property : values()) {
            if (property.wireName().equals(wireName)) {
                return property;
            }
        }
        throw Limits.malformed("there is no property '" + wireName + "'");
    }
}
