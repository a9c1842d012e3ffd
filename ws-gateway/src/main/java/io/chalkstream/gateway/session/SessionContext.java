package io.chalkstream.gateway.session;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.gateway.room.RoomMeters;
import io.chalkstream.gateway.room.RoomRegistry;
import java.time.Clock;

/**
 * What all sessions of a gateway share.
 *
 * @param gateway the name of the gateway, for clients to see
 */
public record SessionContext(
        String gateway,
        RoomRegistry rooms,
        CommandPublisher publisher,
        Revocations revocations,
        SessionLimits limits,
        Clock clock,
        SessionMeters sessionMeters,
        RoomMeters roomMeters) {

    /** Opens the session of a new connection, for verified claims. */
    public ClientSession open(SessionClaims claims, ClientConnection connection, SessionScheduler scheduler) {
        var session = new ClientSession(this, claims, new OutboundQueue(connection, roomMeters), scheduler);
        sessionMeters.connectionOpened();
        session.startTimers();
        return session;
    }
}
