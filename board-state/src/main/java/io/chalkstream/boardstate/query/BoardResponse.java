package io.chalkstream.boardstate.query;

import io.chalkstream.protocol.fanout.BoardMetadata;

/**
 * A response about a board as of one event. The receiver must release its body.
 *
 * @param gzip whether the body is compressed
 */
record BoardResponse(BoardMetadata metadata, boolean gzip, ResponseBody body) {}
