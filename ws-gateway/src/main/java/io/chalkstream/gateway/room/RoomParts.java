package io.chalkstream.gateway.room;

import java.time.Clock;

/**
 * What all rooms of a gateway share.
 *
 * @param gateway the name of the gateway
 */
public record RoomParts(
        String gateway,
        Reading reading,
        Snapshots snapshots,
        Reports reports,
        Timer timer,
        Clock clock,
        RoomMeters meters,
        ConnectionLimits limits) {}
