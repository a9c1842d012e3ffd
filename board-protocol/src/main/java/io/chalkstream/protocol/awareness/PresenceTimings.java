package io.chalkstream.protocol.awareness;

import java.time.Duration;

/**
 * When gateways report presence, and when cursor-service considers a page gone (A7). The times depend on each other; the
 * constructor checks how.
 *
 * @param heartbeat the interval at which a gateway repeats its roster
 * @param gatewayTimeout a gateway without a heartbeat for this time is considered dead
 * @param leaveGrace a page that has disconnected is shown as gone after this time; one that moves to another gateway or
 *     reloads is back before
 * @param settledAfter after this time, a cursor-service that has just got a board knows everybody on it
 * @param fullStateInterval the interval at which gateways are sent everything, which repairs what was lost
 * @param rejoinWindow a person who reconnects within this time keeps the arrival time
 * @param idleAfter a person without input for this time is idle
 */
public record PresenceTimings(
        Duration heartbeat,
        Duration gatewayTimeout,
        Duration leaveGrace,
        Duration settledAfter,
        Duration fullStateInterval,
        Duration rejoinWindow,
        Duration idleAfter) {
    /** How many heartbeats in a row may be lost or late before a gateway is considered dead. */
    private static final int LOST_HEARTBEATS = 2;

    /** The times that all services keep to. */
    public static final PresenceTimings STANDARD = new PresenceTimings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(7),
            Duration.ofSeconds(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    public PresenceTimings {
        requireLess(
                "some lost heartbeats", heartbeat.multipliedBy(LOST_HEARTBEATS + 1), "the time-out", gatewayTimeout);
        requireLess("the time to come back", leaveGrace, "a heartbeat", heartbeat);
        requireLess("a heartbeat", heartbeat, "the time to settle", settledAfter);
        requireLess("the time to settle", settledAfter, "the time-out", gatewayTimeout);
        requireLess("the time-out", gatewayTimeout, "the interval of everything", fullStateInterval);
        requireLess("the time-out", gatewayTimeout, "the time to rejoin", rejoinWindow);
        requireLess("the time-out", gatewayTimeout, "the time until a person is idle", idleAfter);
    }

    private static void requireLess(String what, Duration shorter, String than, Duration longer) {
        if (shorter.compareTo(longer) >= 0) {
            throw new IllegalArgumentException(
                    "%s must take less than %s: %s, %s".formatted(what, than, shorter, longer));
        }
    }
}
