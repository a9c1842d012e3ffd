package io.chalkstream.boardstate.query;

/**
 * A response about a board as of one event, with its streaming body.
 *
 * @param epoch the epoch, as text
 * @param seq the last event in it, as text
 * @param studentsHidden whether the students are hidden now, as text
 * @param gzip whether the body is compressed
 */
record BoardResponse(String epoch, String seq, String studentsHidden, boolean gzip, StreamingBody body) {}
