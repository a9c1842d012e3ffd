package io.chalkstream.gateway.session;

import io.chalkstream.access.Pass;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.room.Connection;
import io.chalkstream.gateway.room.Outbox;
import io.chalkstream.gateway.room.RoomMeters;
import io.chalkstream.gateway.room.Rooms;
import java.time.Clock;

/**
 * What all sessions of a gateway share.
 *
 * @param gateway the name of the gateway, for clients to see
 */
public record Sessions(
        String gateway,
        Rooms rooms,
        Features features,
        Revocations revocations,
        SessionLimits limits,
        Clock clock,
        SessionMeters sessionMeters,
        RoomMeters roomMeters) {

    /** A session for a connection that has just been opened with a good pass. */
    public Session open(Pass pass, Connection connection, Deadlines deadlines) {
        var session = new Session(this, pass, new Outbox(connection, roomMeters), deadlines);
        sessionMeters.connectionOpened();
        session.watch();
        return session;
    }
}
