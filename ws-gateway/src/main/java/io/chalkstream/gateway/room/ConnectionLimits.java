package io.chalkstream.gateway.room;

import io.chalkstream.protocol.command.Role;

/**
 * How many connections there may be on one board at this gateway (L1). Whoever has a link can make up people: so they can't take all
 * seats, and a teacher always finds one.
 *
 * @param perBoard of all people
 * @param perPerson of one person, in several tabs
 */
public record ConnectionLimits(int perBoard, int perPerson) {
    /** One seat of so many is a teacher's. */
    private static final int SEATS_PER_TEACHERS_SEAT = 20;
    /** Of a person on a board that is half full: a page, and the next one while it is handed over. */
    private static final int PER_PERSON_IN_A_CROWD = 2;

    public ConnectionLimits {
        if (perBoard < 1 || perPerson < 1) {
            throw new IllegalArgumentException("there is at least one connection");
        }
    }

    /** How many connections there may be before one of this role. */
    int seats(Role role) {
        return role == Role.TEACHER ? perBoard : perBoard - perBoard / SEATS_PER_TEACHERS_SEAT;
    }

    /** How many connections may have come by one link that isn't a teacher's. */
    int perLink() {
        return perBoard - perBoard / 4;
    }

    /** How many connections a person may have on a board with {@code taken} connections. */
    int perPerson(int taken) {
        return taken * 2 < perBoard ? perPerson : Math.min(perPerson, PER_PERSON_IN_A_CROWD);
    }
}
