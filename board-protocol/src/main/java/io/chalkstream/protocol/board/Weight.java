package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How thick letters are. */
public enum Weight {
    REGULAR,
    BOLD;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static Weight ofWireName(String wireName) {
        for (var weight : values()) {
            if (weight.wireName().equals(wireName)) {
                return weight;
            }
        }
        throw Limits.malformed("a weight is regular or bold");
    }
}
