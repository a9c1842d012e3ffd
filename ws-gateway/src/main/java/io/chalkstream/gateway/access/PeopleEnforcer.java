package io.chalkstream.gateway.access;

import io.chalkstream.access.PeopleRecord;
import io.chalkstream.gateway.people.PeopleRules;
import io.chalkstream.gateway.room.RoomRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes what teachers say of people, and closes the connections here that it concerns: those who may come back get another session. */
@ApplicationScoped
class PeopleEnforcer {
    private final PeopleRules rules;
    private final RoomRegistry rooms;

    PeopleEnforcer(PeopleRules rules, RoomRegistry rooms) {
        this.rules = rules;
        this.rooms = rooms;
    }

    void take(String board, PeopleRecord record) {
        if (record instanceof PeopleRecord.Status said) {
            String user = said.status().user();
            var before = rules.of(board, user);
            rules.add(board, record);
            var room = rooms.find(board);
            if (room != null && !before.equals(rules.of(board, user))) {
                room.closePerson(user, said.status().removed());
            }
        } else {
            rules.add(board, record);
        }
    }
}
