package io.chalkstream.load.generator;

/** What clients of a system send. What they receive is alike everywhere: see {@link MessageScanner}. */
public interface Dialect {
    /** A cursor at (move, person). */
    String cursor(int person, long move);

    /**
     * New points of a stroke that grows.
     *
     * @param points {@code x,y,pressure,…} of which the last is at (move, person)
     */
    String ink(int person, String stroke, long from, String points);

    /**
     * An operation.
     *
     * @param change its only change, as JSON
     */
    String operation(int person, int number, String change);
}
