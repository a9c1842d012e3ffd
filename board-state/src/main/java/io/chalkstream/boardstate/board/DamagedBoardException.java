package io.chalkstream.boardstate.board;

import java.io.Serial;

/** The store lacks something that it must have. No command is to blame, so none may be refused for good. */
public final class DamagedBoardException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public DamagedBoardException(String message) {
        super(message);
    }
}
