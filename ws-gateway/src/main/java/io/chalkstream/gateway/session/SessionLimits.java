package io.chalkstream.gateway.session;

import java.time.Duration;

/**
 * What one connection may do.
 *
 * @param messagesPerSecond without awareness
 * @param awarenessPerSecond what is above this is lost
 * @param bytesPerSecond of all frames
 * @param helloWithin from the opening
 * @param idleAfter without a frame or a pong
 */
public record SessionLimits(
        int messagesPerSecond, int awarenessPerSecond, int bytesPerSecond, Duration helloWithin, Duration idleAfter) {}
