package io.chalkstream.simulation.people;

/**
 * Something of a student that another one was shown while students were hidden after the last event that this one had. It is lawful
 * if a later event had shown the students again.
 *
 * @param seq the last event that the client had
 * @param atMillis when it was shown, since 1970
 */
public record Sighting(String board, long epoch, long seq, long atMillis, String what) {}
