package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;

/**
 * What goes out from a board.
 *
 * @param timestamp of the oldest report in it, in milliseconds since 1970 (F3)
 * @param reports how many were gathered
 * @param late how long after its due time it was made; zero if it went out at once
 */
public record Frame(Routing routing, Delta delta, long timestamp, int reports, Duration late) {}
