package io.chalkstream.cursor.gather;

import io.chalkstream.protocol.server.ServerMessage;
import java.time.Duration;

/**
 * What goes out to everybody on a board.
 *
 * @param timestamp of the oldest update in it, in milliseconds since 1970 (F3)
 * @param updates how many were gathered
 * @param late how long after its due time it was made; zero if it went out at once
 */
public record Frame(ServerMessage.Awareness awareness, long timestamp, int updates, Duration late) {}
