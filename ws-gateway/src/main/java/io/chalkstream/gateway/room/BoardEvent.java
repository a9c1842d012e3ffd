package io.chalkstream.gateway.room;

/** An event of a board, as its clients get it. */
record BoardEvent(Position position, OutboundFrame frame) {}
