package io.chalkstream.protocol.code;

import java.io.Serial;
import java.util.EnumSet;
import java.util.Set;

/** This can't be done at the moment. */
public final class TryLaterException extends RefusedException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final Set<ErrorCode> CODES = EnumSet.of(ErrorCode.TOO_FAST, ErrorCode.UNAVAILABLE);

    public TryLaterException(ErrorCode code, String message) {
        super(CODES, code, message);
    }
}
