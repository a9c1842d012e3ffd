package io.chalkstream.gateway.access;

import io.chalkstream.access.PeopleRecord;
import io.chalkstream.gateway.people.PeopleRules;
import io.chalkstream.gateway.room.RoomRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Takes what teachers say of people, closes the connections here that it concerns, and tells the teachers here. Those who may
 * come back get another session.
 */
@ApplicationScoped
class PeopleEnforcer {
    private final PeopleRules rules;
    private final RoomRegistry rooms;
    private final PeopleNews news;

    PeopleEnforcer(PeopleRules rules, RoomRegistry rooms, PeopleNews news) {
        this.rules = rules;
        this.rooms = rooms;
        this.news = news;
    }

    /** A record comes twice where it was made: by the request, and from the topic. */
    void take(String board, PeopleRecord record) {
        boolean hadWaitingRoom = rules.hasWaitingRoom(board);
        var before = rules.ofBoard(board);
        if (record instanceof PeopleRecord.Status said) {
            takeStatus(board, said);
        } else {
            rules.add(board, record);
        }
        if (hadWaitingRoom != rules.hasWaitingRoom(board) || !before.equals(rules.ofBoard(board))) {
            news.tell(board);
        }
    }

    private void takeStatus(String board, PeopleRecord.Status said) {
        String user = said.status().user();
        var before = rules.of(board, user);
        rules.add(board, said);
        var room = rooms.find(board);
        if (room != null && !before.equals(rules.of(board, user))) {
            room.closePerson(user, said.status().removed());
        }
    }
}
