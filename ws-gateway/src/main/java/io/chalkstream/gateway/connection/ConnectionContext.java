package io.chalkstream.gateway.connection;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.gateway.access.Revocations;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.gateway.room.OutboundQueue;
import io.chalkstream.gateway.room.RoomMeters;
import io.chalkstream.gateway.room.RoomRegistry;
import io.chalkstream.kit.memory.EvictingBudget;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What all connections of a gateway share.
 *
 * @param gateway the name of the gateway, for clients to see
 * @param offeredMinor the minor version of the protocol that clients may use (V9)
 * @param admission what connections may send together
 * @param outbound the memory for what waits for connections
 */
public record ConnectionContext(
        String gateway,
        int offeredMinor,
        RoomRegistry rooms,
        CommandPublisher publisher,
        Revocations revocations,
        ConnectionLimits limits,
        Clock clock,
        ConnectionMeters connectionMeters,
        RoomMeters roomMeters,
        Admission admission,
        EvictingBudget outbound) {

    /** Whether a client of this minor version knows a kind of message, and may be sent it (V9). */
    boolean offers(Class<? extends ServerMessage> kind, @Nullable Integer minor) {
        int spoken = minor == null ? ProtocolVersion.FIRST_MINOR : minor;
        return ProtocolVersion.firstMinorOf(kind) <= Math.min(spoken, offeredMinor);
    }

    /** Starts to handle a new connection, for verified claims. */
    public ConnectionHandler open(SessionClaims claims, ClientConnection connection, ConnectionScheduler scheduler) {
        String board = claims.link().board();
        var queue = new OutboundQueue(connection, roomMeters, outbound, board);
        var gate = new InboundGate(admission, connection, scheduler, board, claims.user());
        var handler = new ConnectionHandler(this, claims, queue, gate, scheduler);
        connectionMeters.connectionOpened();
        handler.startTimers();
        return handler;
    }
}
