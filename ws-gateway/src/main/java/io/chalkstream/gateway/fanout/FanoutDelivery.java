package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.room.OutboundFrame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.Room;
import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers one fanout record to the receivers in a room, and returns its lane. Only awareness is parsed.
 *
 * @param decided takes the client of which an operation has been decided; null if the record doesn't say whose it was
 */
record FanoutDelivery(Room room, String gateway, OutboundFrame frame, Consumer<@Nullable String> decided)
        implements Routing.Cases<Lane> {
    @Override
    public Lane event(Routing.Event event) {
        room.event(new Position(event.epoch(), event.seq()), frame, event.visibility());
        decided.accept(event.client());
        return Lane.EVENTS;
    }

    @Override
    public Lane awareness(Routing.Awareness awareness) {
        room.awareness(delta(), frame);
        return Lane.AWARENESS;
    }

    @Override
    public Lane awarenessSnapshot(Routing.AwarenessSnapshot snapshot) {
        if (snapshot.gateway() == null || snapshot.gateway().equals(gateway)) {
            room.fullAwareness(delta());
        }
        return Lane.AWARENESS;
    }

    @Override
    public Lane client(Routing.Client client) {
        room.toClient(client.client(), frame);
        decided.accept(client.client());
        return Lane.EVENTS;
    }

    @Override
    public Lane user(Routing.User user) {
        room.toUser(user.user(), frame);
        return Lane.EVENTS;
    }

    private AwarenessDelta delta() {
        return Json.read(frame.utf8(), ServerMessage.Awareness.class).delta();
    }
}
