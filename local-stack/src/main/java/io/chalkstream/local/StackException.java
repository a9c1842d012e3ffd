package io.chalkstream.local;

/** The stack can't start or go on; the message tells a user what is wrong and what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StackException(String message) {
        super(message);
    }
}
