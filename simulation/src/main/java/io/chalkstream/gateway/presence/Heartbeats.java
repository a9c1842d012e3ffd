package io.chalkstream.gateway.presence;

import io.chalkstream.protocol.awareness.PresenceTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Opens a gateway's heartbeats to the simulation. */
public final class Heartbeats {
    /** The time between two calls of a round's slices. */
    public static final Duration SLICE = HeartbeatRounds.slice(PresenceTimings.STANDARD.heartbeat());

    private Heartbeats() {}

    /** The next slice of the round, to be run again and again. */
    public static Runnable rounds(Supplier<List<String>> boards, BooleanSupplier hasCapacity, Consumer<String> send) {
        return new HeartbeatRounds(boards, hasCapacity, send)::sendSlice;
    }
}
