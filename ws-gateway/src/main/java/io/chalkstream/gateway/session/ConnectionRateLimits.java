package io.chalkstream.gateway.session;

import io.chalkstream.protocol.client.ClientMessage;

/** How much comes by one connection. */
final class ConnectionRateLimits {
    private static final long REPORT_INTERVAL_MILLIS = 1_000;

    private final TokenBucket messages;
    private final TokenBucket awareness;
    private final TokenBucket bytes;
    private long recordSignOfLife;
    private long lastReport;

    /**
     * @param now in milliseconds, as all times here
     */
    ConnectionRateLimits(SessionLimits limits, long now) {
        messages = new TokenBucket(limits.messagesPerSecond(), now);
        awareness = new TokenBucket(limits.awarenessPerSecond(), now);
        bytes = new TokenBucket(limits.bytesPerSecond(), now);
        recordSignOfLife = now;
        lastReport = now - REPORT_INTERVAL_MILLIS;
    }

    /** Something has come, if only a sign of life. */
    void recordSignOfLife(long now) {
        recordSignOfLife = now;
    }

    /** How long nothing has come. */
    long silentFor(long now) {
        return now - recordSignOfLife;
    }

    boolean allowsBytes(int count, long now) {
        return bytes.tryTake(count, now);
    }

    boolean allows(ClientMessage message, long now) {
        return (isAwareness(message) ? awareness : messages).tryTake(1, now);
    }

    /** Whether it may be lost. */
    static boolean isAwareness(ClientMessage message) {
        return message instanceof ClientMessage.AwarenessMessage;
    }

    /** Whether it is time to say again that too much comes: a complaint for each message would be too much itself. */
    boolean mayReportLimit(long now) {
        boolean due = now - lastReport >= REPORT_INTERVAL_MILLIS;
        if (due) {
            lastReport = now;
        }
        return due;
    }
}
