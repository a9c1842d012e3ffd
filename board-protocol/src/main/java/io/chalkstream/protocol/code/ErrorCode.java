package io.chalkstream.protocol.code;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a request was refused. */
public enum ErrorCode {
    /** Not JSON, not of the protocol's form, or a value out of its bounds. */
    MALFORMED,
    /** A kind of change, a type of element or a property that this release doesn't know (V5). */
    UNKNOWN_KIND,
    /** A protocol version that this server doesn't speak. */
    UNSUPPORTED_PROTOCOL,
    /** Something other than {@code hello} came first. */
    HELLO_EXPECTED,
    /** No link, no session, or not one for this board. */
    UNAUTHORISED,
    /** The link has been revoked. */
    REVOKED,
    /** A teacher has removed the person from the board. */
    REMOVED,
    /** A teacher must let the person in first. Not final: ask again. */
    WAITING,
    /** No board has this code now. */
    UNKNOWN_CODE,
    /** The board, or the code, is one of another cell. */
    WRONG_CELL,
    /** A rate limit was exceeded. Not final: retry more slowly. */
    TOO_FAST,
    /** A person, a board or a gateway has as many connections as it may have. Not final: retry later. */
    TOO_MANY_CONNECTIONS,
    /** A change names an element that isn't on the board. */
    UNKNOWN_ELEMENT,
    /** A {@code put} names an element that is on the board already. */
    ELEMENT_EXISTS,
    /** The board is frozen. */
    FROZEN,
    /** The element is locked. */
    LOCKED,
    /** The person's role doesn't allow it. */
    NOT_ALLOWED,
    /** The history no longer reaches back that far. */
    NOT_KEPT,
    /** More than {@link io.chalkstream.protocol.board.Limits} allow. */
    OVER_LIMIT,
    /** An operation arrived before its predecessor. Not final: the client resends from the expected one. */
    OP_GAP,
    /** There is nothing left that the person could undo or redo. */
    NOTHING_TO_REVERSE,
    /** The operation that the undo waits for didn't arrive in time. */
    UNDO_TOO_EARLY,
    /** Temporarily unavailable. Not final: retry. */
    UNAVAILABLE;

    /** The name on the wire: lower case, with hyphens. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The code of this name; {@link #MALFORMED} for one of a later release, which is a final refusal, too (V4). */
    @JsonCreator
    static ErrorCode ofWireName(String wireName) {
        for (var code : values()) {
            if (code.wireName().equals(wireName)) {
                return code;
            }
        }
        return MALFORMED;
    }
}
