package io.chalkstream.gateway.connection;

import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.ratelimit.TokenBucket;
import io.chalkstream.protocol.client.ClientMessage;

/** The inbound rate limits of one connection, and the time of its last frame. Times are in milliseconds. Not thread-safe. */
final class ConnectionRateLimits {
    private static final long REPORT_INTERVAL_MILLIS = 1_000;

    private final TokenBucket messages;
    private final TokenBucket awareness;
    private final TokenBucket bytes;
    private long lastSignOfLife;
    private long lastReport;

    /**
     * @param now in milliseconds, as all times here
     */
    ConnectionRateLimits(ConnectionLimits limits, long now) {
        messages = new TokenBucket(limits.messagesPerSecond(), now);
        awareness = new TokenBucket(limits.awarenessPerSecond(), now);
        bytes = new TokenBucket(limits.bytesPerSecond(), now);
        lastSignOfLife = now;
        lastReport = now - REPORT_INTERVAL_MILLIS;
    }

    /** Records a frame or a pong. */
    void recordSignOfLife(long now) {
        lastSignOfLife = now;
    }

    /** Milliseconds since the last frame or pong. */
    long silentFor(long now) {
        return now - lastSignOfLife;
    }

    boolean allowsBytes(int count, long now) {
        return bytes.tryTake(count, now);
    }

    /** Whether there may be one more frame that isn't a message: it counts like one that isn't awareness. */
    boolean allowsOther(long now) {
        return messages.tryTake(1, now);
    }

    boolean allows(ClientMessage message, long now) {
        return (isAwareness(message) ? awareness : messages).tryTake(1, now);
    }

    /** Whether the message is awareness, which may be dropped. */
    static boolean isAwareness(ClientMessage message) {
        return message instanceof ClientMessage.AwarenessUpdate;
    }

    /** Whether an error about the rate is due; at most one a second is sent. */
    boolean mayReportLimit(long now) {
        boolean due = now - lastReport >= REPORT_INTERVAL_MILLIS;
        if (due) {
            lastReport = now;
        }
        return due;
    }
}
