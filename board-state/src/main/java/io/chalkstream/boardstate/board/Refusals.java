package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;

/** Why something can't be done, to be thrown. */
final class Refusals {
    private Refusals() {}

    static InvalidMessageException of(ErrorCode code, String message) {
        return new InvalidMessageException(code, message);
    }
}
