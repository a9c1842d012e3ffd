package io.chalkstream.gateway.room;

/**
 * How many connections there may be on one board at this gateway.
 *
 * @param perBoard of all people
 * @param perPerson of one person, in several tabs
 */
public record ConnectionLimits(int perBoard, int perPerson) {
    public ConnectionLimits {
        if (perBoard < 1 || perPerson < 1) {
            throw new IllegalArgumentException("there is at least one connection");
        }
    }
}
