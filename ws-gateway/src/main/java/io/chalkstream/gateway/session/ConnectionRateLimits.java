package io.chalkstream.gateway.session;

import io.chalkstream.protocol.client.ClientMessage;

/** How much comes by one connection. */
final class ConnectionRateLimits {
    private static final long COMPLAINT_MILLIS = 1_000;

    private final TokenBucket messages;
    private final TokenBucket awareness;
    private final TokenBucket bytes;
    private long heard;
    private long complained;

    /**
     * @param now in milliseconds, as all times here
     */
    ConnectionRateLimits(SessionLimits limits, long now) {
        messages = new TokenBucket(limits.messagesPerSecond(), now);
        awareness = new TokenBucket(limits.awarenessPerSecond(), now);
        bytes = new TokenBucket(limits.bytesPerSecond(), now);
        heard = now;
        complained = now - COMPLAINT_MILLIS;
    }

    /** Something has come, if only a sign of life. */
    void heard(long now) {
        heard = now;
    }

    /** How long nothing has come. */
    long silentFor(long now) {
        return now - heard;
    }

    boolean allowsBytes(int count, long now) {
        return bytes.take(count, now);
    }

    boolean allows(ClientMessage message, long now) {
        return (isAwareness(message) ? awareness : messages).take(1, now);
    }

    /** Whether it may be lost. */
    static boolean isAwareness(ClientMessage message) {
        return message instanceof ClientMessage.AwarenessMessage;
    }

    /** Whether it is time to say again that too much comes: a complaint for each message would be too much itself. */
    boolean mayComplain(long now) {
        boolean due = now - complained >= COMPLAINT_MILLIS;
        if (due) {
            complained = now;
        }
        return due;
    }
}
