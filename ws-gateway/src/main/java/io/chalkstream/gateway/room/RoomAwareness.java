package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A board's awareness at this gateway, and who may see what of it (A9). A slow connection needs no queue of awareness: it asks
 * later for all changes since its version. Thread-safe; makes no callbacks.
 */
final class RoomAwareness {
    private final AwarenessState state = new AwarenessState();
    private final AwarenessFilter filter = new AwarenessFilter(state);
    private final Clock clock;
    /** Updates that were computed since the last change: connections at the same version with the same rights share one. */
    private final Map<ViewKey, AwarenessView.Update> viewCache = new HashMap<>();

    /** The strictest until the board says otherwise, so that nothing hidden is shown. */
    private VisibilityPolicy visibility = VisibilityPolicy.STUDENTS_HIDDEN;

    private boolean visibilityKnown;

    private Position visibilityAt = new Position(0, 0);
    /** The students whom a teacher follows; null: not computed since the last change. */
    private @Nullable Set<String> followed;

    /**
     * What an update depends on.
     *
     * @param version the version that the connection has
     * @param restricted whether it may see teachers only
     * @param reader if {@code restricted}, the connection's user if a teacher follows them; else null
     */
    private record ViewKey(
            long version, boolean restricted, @Nullable String reader) {}

    /** A change of the state from one version to the next; a frame is null if its readers see nothing of it. */
    record Change(
            long before,
            long after,
            @Nullable OutboundFrame forTeachers,
            @Nullable OutboundFrame forOthers,
            Map<String, OutboundFrame> forFollowed) {
        /** The frame for a user of this role. */
        @Nullable
        OutboundFrame frameFor(Role role, String user) {
            return role == Role.TEACHER ? forTeachers : forFollowed.getOrDefault(user, forOthers);
        }
    }

    RoomAwareness(Clock clock) {
        this.clock = clock;
    }

    /** Applies a delta; {@code frame} is its encoding for clients. */
    synchronized Change apply(AwarenessDelta delta, OutboundFrame frame) {
        long before = state.version();
        merge(delta);
        // The first update is the full state, which replaces what a client knew from an earlier connection (A6).
        return before == 0 ? change(before) : change(before, delta, frame);
    }

    /** Applies the full state; clients get what has changed. */
    synchronized Change applyFull(AwarenessDelta full) {
        long before = state.version();
        merge(full);
        return change(before);
    }

    /** Removes expired entries (A3); null if there are none. */
    synchronized @Nullable Change expire() {
        long before = state.version();
        state.expire(clock.millis());
        viewCache.clear();
        return state.version() == before ? null : change(before);
    }

    /** The user's presence; null if unknown. */
    synchronized @Nullable Presence person(String user) {
        return state.person(user);
    }

    /** What has changed since {@code version}, as far as a user of this role may see it. */
    synchronized AwarenessView.Update since(long version, Role role, String user) {
        boolean restricted = !visibility.showsEverybodyTo(role);
        String reader = restricted && isFollowed(user) ? user : null;
        return viewCache.computeIfAbsent(new ViewKey(version, restricted, reader), this::compute);
    }

    private boolean isFollowed(String user) {
        if (followed == null) {
            followed = filter.followedByTeachers(state.follows());
        }
        return followed.contains(user);
    }

    private AwarenessView.Update compute(ViewKey behind) {
        long version = behind.version();
        var all = state.since(version);
        var delta = behind.restricted() ? filter.visibleTo(all, behind.reader()) : all;
        // Version 0: cursor-service has sent nothing yet.
        return new AwarenessView.Update(state.version() == 0 ? null : frame(delta), state.version());
    }

    /** Whether anybody has said who may see what; until then students are hidden. */
    synchronized boolean knowsVisibility() {
        return visibilityKnown;
    }

    /**
     * Sets who may see what, as of an event or a snapshot; an older position is ignored.
     *
     * @return whether anybody may see more now, so that all connections need the full awareness again
     */
    synchronized boolean setVisibility(Position at, VisibilityPolicy policy) {
        if (visibilityAt.isAfter(at)) {
            return false;
        }
        boolean opened = visibility.isOpenedBy(policy);
        visibilityAt = at;
        visibility = policy;
        visibilityKnown = true;
        viewCache.clear();
        return opened;
    }

    private void merge(AwarenessDelta delta) {
        state.merge(delta, clock.millis());
        filter.recordTeachers(delta);
        followed = null;
        viewCache.clear();
    }

    private Change change(long before) {
        var delta = state.since(before);
        return change(before, delta, frame(delta));
    }

    private Change change(long before, AwarenessDelta delta, @Nullable OutboundFrame frame) {
        if (!visibility.studentsHidden()) {
            return new Change(before, state.version(), frame, frame, Map.of());
        }
        var forFollowed = new HashMap<String, OutboundFrame>();
        for (var user : filter.followedByTeachers(delta.follows())) {
            forFollowed.put(user, OutboundFrame.of(new ServerMessage.Awareness(filter.visibleTo(delta, user))));
        }
        return new Change(before, state.version(), frame, frame(filter.visibleTo(delta, null)), forFollowed);
    }

    private static @Nullable OutboundFrame frame(AwarenessDelta delta) {
        return delta.isEmpty() ? null : OutboundFrame.of(new ServerMessage.Awareness(delta));
    }
}
