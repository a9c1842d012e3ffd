package io.chalkstream.boardstate.reading;

/**
 * A board as of one event, on its way.
 *
 * @param epoch the epoch, as text
 * @param seq the last event in it, as text
 * @param studentsHidden whether the students are hidden from each other now, as text
 * @param gzip whether the body is compressed
 */
record BoardAnswer(String epoch, String seq, String studentsHidden, boolean gzip, Body body) {}
