package io.chalkstream.system.browser;

import java.io.Serial;

/** A source couldn't provide a browser; the message says why, in one line. */
final class BrowserUnavailableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    BrowserUnavailableException(String message) {
        super(message);
    }
}
