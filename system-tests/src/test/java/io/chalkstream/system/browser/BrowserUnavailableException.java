package io.chalkstream.system.browser;

import java.io.Serial;

/** A browser couldn't be had in one of the ways; the message says why, in a line. */
final class BrowserUnavailableException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    BrowserUnavailableException(String message) {
        super(message);
    }
}
