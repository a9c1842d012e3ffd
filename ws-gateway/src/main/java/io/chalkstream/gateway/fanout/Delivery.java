package io.chalkstream.gateway.fanout;

import io.chalkstream.gateway.room.Frame;
import io.chalkstream.gateway.room.Position;
import io.chalkstream.gateway.room.Room;
import io.chalkstream.gateway.room.RoomMeters.Lane;
import io.chalkstream.protocol.fanout.Routing;

/** Gives one frame to those in a room for whom it is; the result is the lane that it takes. */
record Delivery(Room room, Frame frame) implements Routing.Cases<Lane> {
    @Override
    public Lane event(Routing.Event event) {
        room.event(new Position(event.epoch(), event.seq()), frame);
        return Lane.EVENTS;
    }

    @Override
    public Lane awareness(Routing.Awareness awareness) {
        room.awareness(frame);
        return Lane.AWARENESS;
    }

    @Override
    public Lane client(Routing.Client client) {
        room.toClient(client.client(), frame);
        return Lane.EVENTS;
    }

    @Override
    public Lane user(Routing.User user) {
        room.toUser(user.user(), frame);
        return Lane.EVENTS;
    }
}
