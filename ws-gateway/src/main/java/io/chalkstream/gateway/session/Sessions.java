package io.chalkstream.gateway.session;

import io.chalkstream.gateway.room.Connection;
import io.chalkstream.gateway.room.Outbox;
import io.chalkstream.gateway.room.RoomMeters;
import io.chalkstream.gateway.room.Rooms;
import io.chalkstream.protocol.command.Role;

/**
 * What all sessions of a gateway share.
 *
 * @param gateway the name of the gateway, for clients to see
 * @param role what the people may do
 */
public record Sessions(
        String gateway, Role role, Rooms rooms, Features features, SessionMeters sessionMeters, RoomMeters roomMeters) {

    /** A session for a connection that has just been opened. */
    public Session open(String boardId, Connection connection) {
        return new Session(this, boardId, new Outbox(connection, roomMeters));
    }
}
