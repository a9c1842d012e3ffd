package io.chalkstream.gateway.access;

import io.chalkstream.gateway.room.RoomRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the teachers here that who waits, or what was said of people, is different now (K10). */
@ApplicationScoped
class PeopleNews {
    private final RoomRegistry rooms;

    PeopleNews(RoomRegistry rooms) {
        this.rooms = rooms;
    }

    void tell(String board) {
        var room = rooms.find(board);
        if (room != null) {
            room.peopleChanged();
        }
    }
}
