package io.chalkstream.gateway.room;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.kit.background.Scheduler;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Things for tests of rooms to work with. */
public final class SampleMessages {
    static final LinkClaims LINK = new LinkClaims("b", Role.STUDENT, Instant.EPOCH);
    /** So many that no test reaches them by accident. */
    static final ConnectionLimits LIMITS = ConnectionLimits.GENEROUS;

    private SampleMessages() {}

    /** A student's subscriber with this resume position; null: none. */
    static Subscriber subscriber(String client, String user, OutboundQueue outbound, Position position) {
        return new Subscriber(new Author(user, user, client, Role.STUDENT), LINK, outbound, position, false, 0);
    }

    /** A queue with all the memory that it needs. */
    static OutboundQueue queue(ClientConnection connection, RoomMeters meters) {
        return new OutboundQueue(connection, meters, memory(), "b1");
    }

    /** More memory than a test needs. */
    public static EvictingBudget memory() {
        return new EvictingBudget(Integer.MAX_VALUE, Integer.MAX_VALUE, Runnable::run);
    }

    /** The parts of rooms, with a clock that stands still. */
    public static RoomContext parts(
            BoardStateClient snapshots, Scheduler timer, RoomMeters meters, ConnectionLimits limits) {
        return parts(snapshots, (board, report) -> {}, timer, meters, limits);
    }

    public static RoomContext parts(
            BoardStateClient snapshots,
            AwarenessPublisher reports,
            Scheduler timer,
            RoomMeters meters,
            ConnectionLimits limits) {
        return parts(snapshots, reports, timer, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), meters, limits);
    }

    static RoomContext parts(
            BoardStateClient snapshots,
            AwarenessPublisher reports,
            Scheduler timer,
            Clock clock,
            RoomMeters meters,
            ConnectionLimits limits) {
        return new RoomContext(
                "g1", BoardSubscriptions.ALL, snapshots, reports, timer, clock, meters, limits, memory());
    }
}
