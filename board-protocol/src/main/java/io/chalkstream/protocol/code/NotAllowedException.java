package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.EnumSet;
import java.util.Set;

/** The sender may not do this. */
public final class NotAllowedException extends RefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<ErrorCode> CODES = EnumSet.of(
            ErrorCode.NOT_ALLOWED,
            ErrorCode.UNAUTHORISED,
            ErrorCode.REVOKED,
            ErrorCode.REMOVED,
            ErrorCode.WAITING,
            ErrorCode.UNKNOWN_CODE);

    public NotAllowedException(ErrorCode code, String message) {
        super(CODES, code, message);
    }
}
