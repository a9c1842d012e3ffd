package io.chalkstream.boardstate.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Tracks since when each instance has been a member of the group. Only the group's leader uses it; a new leader starts
 * empty, which at worst delays a move. Thread-safe.
 */
final class GroupMembershipTracker {
    private final Clock clock;
    private final Map<String, Instant> joinedAt = new HashMap<>();

    GroupMembershipTracker(Clock clock) {
        this.clock = clock;
    }

    /** Records the current members and forgets all others. */
    synchronized void update(Collection<String> present) {
        joinedAt.keySet().retainAll(present);
        present.forEach(id -> joinedAt.putIfAbsent(id, clock.instant()));
    }

    /** Whether the instance has been a member for this long without a break. */
    synchronized boolean isMemberFor(Duration time, String id) {
        var joined = joinedAt.get(id);
        return joined != null && !joined.plus(time).isAfter(clock.instant());
    }
}
