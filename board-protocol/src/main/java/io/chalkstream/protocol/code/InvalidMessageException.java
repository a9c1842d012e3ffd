package io.chalkstream.protocol.code;

import java.io.Serial;

/** A message that violates the protocol; the text may be shown to its sender. */
public final class InvalidMessageException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public InvalidMessageException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
