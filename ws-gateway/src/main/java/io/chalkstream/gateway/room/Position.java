package io.chalkstream.gateway.room;

/** A position in a board's events: the epoch, and the seq of the last event; both 0 for a board without events. */
public record Position(long epoch, long seq) {

    /** Whether {@code next} follows directly; after seq 0, an event of any epoch does. */
    boolean isFollowedBy(Position next) {
        return next.seq == seq + 1 && (seq == 0 || next.epoch == epoch);
    }

    /** Whether this is later: a later epoch, or a higher seq in the same one. */
    boolean isAfter(Position other) {
        return epoch > other.epoch || (epoch == other.epoch && seq > other.seq);
    }

    /** Whether this is in the same epoch as {@code other} and not after it. */
    boolean isUpTo(Position other) {
        return seq <= other.seq && (seq == 0 || epoch == other.epoch);
    }
}
