package io.chalkstream.gateway.room;

/** Up to where somebody knows a board: its epoch and the seq of the last event; both 0 where nothing has happened yet. */
public record Position(long epoch, long seq) {

    /** Whether {@code next} is the event right after this position; whoever is at seq 0 takes any epoch. */
    boolean isFollowedBy(Position next) {
        return next.seq == seq + 1 && (seq == 0 || next.epoch == epoch);
    }

    /** Whether this is later, if need be in a later life of the board. */
    boolean isAfter(Position other) {
        return epoch > other.epoch || (epoch == other.epoch && seq > other.seq);
    }

    /** Whether this is a position of the same life of the board as {@code other}, and not a later one. */
    boolean isUpTo(Position other) {
        return seq <= other.seq && (seq == 0 || epoch == other.epoch);
    }
}
