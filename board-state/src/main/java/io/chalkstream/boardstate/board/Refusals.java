package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;

/** Creates the exceptions by which a command is refused. */
final class Refusals {
    private Refusals() {}

    static InvalidMessageException of(ErrorCode code, String message) {
        return new InvalidMessageException(code, message);
    }
}
