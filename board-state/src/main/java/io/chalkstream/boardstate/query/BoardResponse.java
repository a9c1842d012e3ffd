package io.chalkstream.boardstate.query;

/**
 * A board as of one event, on its way.
 *
 * @param epoch the epoch, as text
 * @param seq the last event in it, as text
 * @param studentsHidden whether the students are hidden from each other now, as text
 * @param gzip whether the body is compressed
 */
record BoardResponse(String epoch, String seq, String studentsHidden, boolean gzip, StreamingBody body) {}
