package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.code.ErrorCode;
import io.chalkstream.protocol.code.InvalidMessageException;

/** Why a change can't be made, to be thrown. */
final class Refusal {
    private Refusal() {}

    static InvalidMessageException of(ErrorCode code, String message) {
        return new InvalidMessageException(code, message);
    }
}
