package io.chalkstream.boardstate.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Since when each instance has been in the group, as far as this process has seen. Only the one that leads the group
 * looks; a new leader begins anew, which at worst makes a partition move later.
 */
final class GroupMembershipTracker {
    private final Clock clock;
    private final Map<String, Instant> joinedAt = new HashMap<>();

    GroupMembershipTracker(Clock clock) {
        this.clock = clock;
    }

    /** Takes note of who is there now; whoever isn't there is forgotten. */
    synchronized void update(Collection<String> present) {
        joinedAt.keySet().retainAll(present);
        present.forEach(id -> joinedAt.putIfAbsent(id, clock.instant()));
    }

    /** Whether the instance has been there for this long without a break. */
    synchronized boolean isMemberFor(Duration time, String id) {
        var joined = joinedAt.get(id);
        return joined != null && !joined.plus(time).isAfter(clock.instant());
    }
}
