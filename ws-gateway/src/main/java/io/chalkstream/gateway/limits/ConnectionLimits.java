package io.chalkstream.gateway.limits;

import io.chalkstream.protocol.command.Role;
import java.time.Duration;

/**
 * How many connections there may be at this gateway, and what each may do (L1 to L4). A link can be used to make up people: so they
 * can't take all seats of a board, and a teacher always finds one.
 *
 * @param perGateway of all boards
 * @param perBoard of all people
 * @param perPerson of one person on one board, in several tabs
 * @param messagesPerSecond of one connection, without awareness
 * @param awarenessPerSecond of one connection; what is above this is lost
 * @param bytesPerSecond of all frames of one connection
 * @param helloWithin from the opening
 * @param idleAfter without a frame or a pong
 */
public record ConnectionLimits(
        int perGateway,
        int perBoard,
        int perPerson,
        int messagesPerSecond,
        int awarenessPerSecond,
        int bytesPerSecond,
        Duration helloWithin,
        Duration idleAfter) {
    private static final int MANY = 1_000_000;

    /** Limits that nobody reaches. */
    public static final ConnectionLimits GENEROUS = new ConnectionLimits(
            MANY, MANY, MANY, MANY, MANY, 1_000 * MANY, Duration.ofSeconds(10), Duration.ofSeconds(60));

    /** One seat of so many is a teacher's. */
    private static final int SEATS_PER_TEACHERS_SEAT = 20;
    /** Of a person on a board that is half full: a page, and the next one while it is handed over. */
    private static final int PER_PERSON_IN_A_CROWD = 2;

    public ConnectionLimits {
        requirePositive(perGateway, perBoard, perPerson, messagesPerSecond, awarenessPerSecond, bytesPerSecond);
        if (helloWithin.isNegative() || helloWithin.isZero() || idleAfter.isNegative() || idleAfter.isZero()) {
            throw new IllegalArgumentException("a client has some time");
        }
    }

    private static void requirePositive(int... limits) {
        for (int limit : limits) {
            if (limit < 1) {
                throw new IllegalArgumentException("a limit is at least 1");
            }
        }
    }

    public ConnectionLimits withConnections(int perBoard, int perPerson) {
        return new ConnectionLimits(
                perGateway,
                perBoard,
                perPerson,
                messagesPerSecond,
                awarenessPerSecond,
                bytesPerSecond,
                helloWithin,
                idleAfter);
    }

    public ConnectionLimits withRates(int messagesPerSecond, int awarenessPerSecond, int bytesPerSecond) {
        return new ConnectionLimits(
                perGateway,
                perBoard,
                perPerson,
                messagesPerSecond,
                awarenessPerSecond,
                bytesPerSecond,
                helloWithin,
                idleAfter);
    }

    /** How many connections there may be on a board before one of this role. */
    public int seats(Role role) {
        return role == Role.TEACHER ? perBoard : perBoard - perBoard / SEATS_PER_TEACHERS_SEAT;
    }

    /** How many connections of a board may have come by one link that isn't a teacher's. */
    public int perLink() {
        return perBoard - perBoard / 4;
    }

    /** How many connections a person may have on a board with {@code taken} connections. */
    public int perPerson(int taken) {
        return taken * 2 < perBoard ? perPerson : Math.min(perPerson, PER_PERSON_IN_A_CROWD);
    }
}
