package io.chalkstream.gateway.room;

import java.time.Clock;

/**
 * What all rooms of a gateway share.
 *
 * @param gateway the name of the gateway
 */
public record RoomContext(
        String gateway,
        BoardSubscriptions subscriptions,
        BoardStateClient boardState,
        AwarenessPublisher awarenessPublisher,
        Scheduler timer,
        Clock clock,
        RoomMeters meters,
        ConnectionLimits limits) {}
