package io.chalkstream.protocol.board;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a board is written on. */
public enum Paper {
    PLAIN,
    /** That of every board for which nobody has chosen another one. */
    DOTS,
    SQUARES,
    LINES,
    /** Five lines for notes. */
    STAFF,
    /** A square for each letter, as Korean is written by hand. */
    MANUSCRIPT,
    /** Squares with axes through the origin. */
    AXES;

    /** The name on the wire. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The paper of a name on the wire. */
    @JsonCreator
    public static Paper ofWireName(String wireName) {
        for (var paper : values()) {
            if (paper.wireName().equals(wireName)) {
                return paper;
            }
        }
        throw Limits.malformed("there is no such paper");
    }
}
