package io.chalkstream.local;

/** The stack can't start or continue; the message says what is wrong and what the user can do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }
}
