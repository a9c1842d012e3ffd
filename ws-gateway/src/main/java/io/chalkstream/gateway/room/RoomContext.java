package io.chalkstream.gateway.room;

import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.memory.EvictingBudget;
import java.time.Clock;

/**
 * What all rooms of a gateway share.
 *
 * @param gateway the name of the gateway
 * @param replayMemory for the latest events of all boards
 */
public record RoomContext(
        String gateway,
        BoardSubscriptions subscriptions,
        BoardStateClient boardState,
        AwarenessPublisher awarenessPublisher,
        Scheduler scheduler,
        Clock clock,
        RoomMeters meters,
        ConnectionLimits limits,
        EvictingBudget replayMemory) {}
