package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an element is drawn: elements of the background lie below all others, and are changed by teachers alone. */
public enum Layer {
    BACKGROUND,
    CONTENT;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Layer ofWireName(String wireName) {
        for (var layer : values()) {
            if (layer.wireName().equals(wireName)) {
                return layer;
            }
        }
        throw Limits.malformed("a layer is background or content");
    }
}
