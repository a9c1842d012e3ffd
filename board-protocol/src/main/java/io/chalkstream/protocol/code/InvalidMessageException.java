package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.EnumSet;
import java.util.Set;

/** A message is unreadable, or violates the protocol. */
public final class InvalidMessageException extends RefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<ErrorCode> CODES =
            EnumSet.of(ErrorCode.MALFORMED, ErrorCode.OVER_LIMIT, ErrorCode.UNKNOWN_KIND);

    public InvalidMessageException(ErrorCode code, String message) {
        super(CODES, code, message);
    }
}
