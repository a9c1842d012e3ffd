package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;

/**
 * What goes out from a board.
 *
 * @param timestamp of the oldest report in it, in milliseconds since 1970 (F3)
 * @param reports how many were gathered
 * @param late how long after its due time it was made; zero if it went out at once
 */
public record AwarenessFrame(Routing routing, AwarenessDelta delta, long timestamp, int reports, Duration late) {}
