package io.chalkstream.boardstate.transfer;

import java.io.Serial;

/** It isn't known how much of a document has been put on its board. */
final class ImportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ImportException(String message) {
        super(message);
    }

    ImportException(String message, Throwable cause) {
        super(message, cause);
    }
}
