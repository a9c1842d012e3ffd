package io.chalkstream.gateway.room;

import java.time.Duration;

/** The one write to a connection that may be in progress. Not thread-safe. */
final class OngoingWrite {
    /** A write that takes longer than this is stuck. */
    static final Duration STUCK_AFTER = Duration.ofSeconds(30);

    private boolean inProgress;
    private long bytes;
    private long writes;
    private long writesSeen;
    private long writesSeenAt;

    boolean isInProgress() {
        return inProgress;
    }

    void begin(long bytes) {
        inProgress = true;
        writes++;
        this.bytes = bytes;
    }

    /** Returns the bytes that were written. */
    long end() {
        inProgress = false;
        return bytes;
    }

    /**
     * Whether the same write has been in progress for too long. A write is timed from the first call that sees it.
     *
     * @param now in milliseconds
     */
    boolean isStuck(long now) {
        if (!inProgress || writes != writesSeen) {
            writesSeen = writes;
            writesSeenAt = now;
            return false;
        }
        return now - writesSeenAt >= STUCK_AFTER.toMillis();
    }
}
