package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientTimings;
import java.time.Duration;

/** Detects a dead connection by its silence (C7). Times are those of {@link System#nanoTime()}. Thread-safe. */
final class Liveness {
    /** The interval of checks. */
    static final Duration CHECK_INTERVAL = Duration.ofSeconds(1);

    private static final Duration PING_AFTER = Duration.ofSeconds(4);

    private volatile long received;

    /** The action that a silence requires. */
    enum Action {
        FINE,
        PING,
        LOST
    }

    Liveness(long now) {
        received = now;
    }

    void received(long now) {
        received = now;
    }

    Action check(long now) {
        long silence = now - received;
        if (silence >= ClientTimings.SILENCE_LIMIT.toNanos()) {
            return Action.LOST;
        }
        return silence >= PING_AFTER.toNanos() ? Action.PING : Action.FINE;
    }
}
