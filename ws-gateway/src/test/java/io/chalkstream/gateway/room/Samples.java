package io.chalkstream.gateway.room;

import io.chalkstream.access.Link;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Things for tests of rooms to work with. */
public final class Samples {
    static final Link LINK = new Link("b", Role.STUDENT, Instant.EPOCH);
    /** So many that no test reaches them by accident. */
    static final ConnectionLimits LIMITS = new ConnectionLimits(1_000, 1_000);

    private Samples() {}

    /** A student's member; it knows the board up to {@code position}, null: nothing. */
    static Member member(String client, String user, Outbox outbox, Position position) {
        return new Member(new Author(user, user, client, Role.STUDENT), LINK, outbox, position, false, 0);
    }

    /** The parts of rooms, with a clock that stands still. */
    public static RoomParts parts(Snapshots snapshots, Timer timer, RoomMeters meters, ConnectionLimits limits) {
        return parts(snapshots, (board, report) -> {}, timer, meters, limits);
    }

    public static RoomParts parts(
            Snapshots snapshots, Reports reports, Timer timer, RoomMeters meters, ConnectionLimits limits) {
        return parts(snapshots, reports, timer, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), meters, limits);
    }

    static RoomParts parts(
            Snapshots snapshots,
            Reports reports,
            Timer timer,
            Clock clock,
            RoomMeters meters,
            ConnectionLimits limits) {
        return new RoomParts("g1", Reading.ALWAYS, snapshots, reports, timer, clock, meters, limits);
    }
}
