package io.chalkstream.undo.history;

/** The number of a reversal, derived from its request: a repeated request gives the same command. */
final class CommandNumber {
    private static final int ATTEMPTS = 128;

    /** The first attempt is 0. Each attempt drops an entry, so there are at most one more than entries. */
    static final int LAST_ATTEMPT = ATTEMPTS - 1;

    /** A larger number of a request would not leave room for the attempts. */
    static final long MAX_REQUEST = Long.MAX_VALUE / ATTEMPTS - 1;

    private CommandNumber() {}

    static long of(long request, int attempt) {
        return request * ATTEMPTS + attempt;
    }

    static long request(long commandNumber) {
        return commandNumber / ATTEMPTS;
    }
}
