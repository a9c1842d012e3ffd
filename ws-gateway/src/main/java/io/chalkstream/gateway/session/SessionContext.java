package io.chalkstream.gateway.session;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.gateway.room.RoomMeters;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.kit.memory.EvictingBudget;
import java.time.Clock;

/**
 * What all sessions of a gateway share.
 *
 * @param gateway the name of the gateway, for clients to see
 * @param admission what connections may send together
 * @param outbound the memory for what waits for connections
 */
public record SessionContext(
        String gateway,
        RoomRegistry rooms,
        CommandPublisher publisher,
        Revocations revocations,
        ConnectionLimits limits,
        Clock clock,
        SessionMeters sessionMeters,
        RoomMeters roomMeters,
        Admission admission,
        EvictingBudget outbound) {

    /** Opens the session of a new connection, for verified claims. */
    public ClientSession open(SessionClaims claims, ClientConnection connection, SessionScheduler scheduler) {
        String board = claims.link().board();
        var queue = new OutboundQueue(connection, roomMeters, outbound, board);
        var gate = new InboundGate(admission, connection, scheduler, board, claims.user());
        var session = new ClientSession(this, claims, queue, gate, scheduler);
        sessionMeters.connectionOpened();
        session.startTimers();
        return session;
    }
}
