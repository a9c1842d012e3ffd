package io.chalkstream.cursor.batching;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;

/**
 * A frame to publish to the recipients of {@code routing}.
 *
 * @param timestamp of the oldest report in it, in milliseconds since 1970 (F3)
 * @param reports the number of reports merged into it
 * @param late how much later than planned its tick was
 */
public record AwarenessFrame(Routing routing, AwarenessDelta delta, long timestamp, int reports, Duration late) {}
