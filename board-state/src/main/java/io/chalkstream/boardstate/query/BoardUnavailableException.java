package io.chalkstream.boardstate.query;

import java.io.Serial;

/** The board is temporarily unreadable: its partition is moving, or its owner can't be reached. */
public final class BoardUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    BoardUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    BoardUnavailableException(String message) {
        super(message);
    }
}
