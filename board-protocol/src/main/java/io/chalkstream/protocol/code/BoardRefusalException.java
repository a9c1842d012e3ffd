package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.EnumSet;
import java.util.Set;

/** The board, as it is, can't take a command. */
public final class BoardRefusalException extends RefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<ErrorCode> CODES = EnumSet.of(
            ErrorCode.UNKNOWN_ELEMENT,
            ErrorCode.ELEMENT_EXISTS,
            ErrorCode.FROZEN,
            ErrorCode.LOCKED,
            ErrorCode.NOT_ALLOWED,
            ErrorCode.OVER_LIMIT,
            ErrorCode.MALFORMED,
            ErrorCode.UNKNOWN_KIND);

    public BoardRefusalException(ErrorCode code, String message) {
        super(CODES, code, message);
    }
}
