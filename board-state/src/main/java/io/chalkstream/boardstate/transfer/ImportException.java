package io.chalkstream.boardstate.transfer;

import java.io.Serial;

/** It is unknown how much of a document was imported. */
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
