package io.chalkstream.boardstate.query;

import java.io.Serial;

/** The board is temporarily unreadable: its partition is moving, its owner can't be reached, or there is no room. */
public final class BoardUnavailableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean worthRetrying;

    BoardUnavailableException(String message, Throwable cause) {
        super(message, cause);
        worthRetrying = true;
    }

    BoardUnavailableException(String message) {
        this(message, true);
    }

    private BoardUnavailableException(String message, boolean worthRetrying) {
        super(message);
        this.worthRetrying = worthRetrying;
    }

    /** Too much is asked of this instance: asking again at once would only make it worse. */
    static BoardUnavailableException overloaded(String message) {
        return new BoardUnavailableException(message, false);
    }

    /** Whether this instance may try again at once. */
    boolean isWorthRetrying() {
        return worthRetrying;
    }
}
