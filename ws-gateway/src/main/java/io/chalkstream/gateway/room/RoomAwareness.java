package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway knows of a board's awareness, and who may see what of it (A9). So nothing of it has to wait for a
 * connection that is behind: it is told later what is new to it then. Any thread may call; nothing is called back.
 */
final class RoomAwareness {
    private final AwarenessState state = new AwarenessState();
    private final HiddenStudentsFilter hiddenStudents = new HiddenStudentsFilter(state);
    private final Clock clock;
    /** What those who are behind were told since the scene went on last: made once for all who are as far behind. */
    private final Map<ViewKey, AwarenessView.Update> viewCache = new HashMap<>();

    /** Until it is known, nobody is shown whom they may not see. */
    private boolean studentsHidden = true;

    private Position studentsHiddenAt = new Position(0, 0);
    /** The students whom a teacher follows; null: not looked for since the scene went on last. */
    private @Nullable Set<String> followed;

    /**
     * Somebody who doesn't know everything.
     *
     * @param restricted whether they see teachers only
     * @param reader with {@code restricted}, the one whom a teacher follows, null: anybody else
     */
    private record ViewKey(
            long version, boolean restricted, @Nullable String reader) {}

    /** The scene has gone on; each frame is null if there is nothing new to see for those people. */
    record Change(
            long before,
            long after,
            @Nullable OutboundFrame forTeachers,
            @Nullable OutboundFrame forOthers,
            Map<String, OutboundFrame> forFollowed) {
        /** For a person of this role. */
        @Nullable
        OutboundFrame frameFor(Role role, String user) {
            return role == Role.TEACHER ? forTeachers : forFollowed.getOrDefault(user, forOthers);
        }
    }

    RoomAwareness(Clock clock) {
        this.clock = clock;
    }

    /** Takes news in; {@code frame} is what they are for clients. */
    synchronized Change apply(AwarenessDelta delta, OutboundFrame frame) {
        long before = state.version();
        merge(delta);
        // Whoever knew nothing forgets with it what they knew by another connection (A6).
        return before == 0 ? change(before) : change(before, delta, frame);
    }

    /** Takes the whole in; clients are told what is new of it. */
    synchronized Change applyFull(AwarenessDelta full) {
        long before = state.version();
        merge(full);
        return change(before);
    }

    /** Ends what nobody shows any more (A3). Null if there is nothing of it. */
    synchronized @Nullable Change expire() {
        long before = state.version();
        state.expire(clock.millis());
        viewCache.clear();
        return state.version() == before ? null : change(before);
    }

    /** Who is here under this id, as far as it is known. */
    synchronized @Nullable Presence person(String user) {
        return state.person(user);
    }

    /** What is new to a person of this role who knows the scene up to {@code version}. */
    synchronized AwarenessView.Update since(long version, Role role, String user) {
        boolean restricted = studentsHidden && role != Role.TEACHER;
        String reader = restricted && isFollowed(user) ? user : null;
        return viewCache.computeIfAbsent(new ViewKey(version, restricted, reader), this::compute);
    }

    private boolean isFollowed(String user) {
        if (followed == null) {
            followed = hiddenStudents.followedByTeachers(state.follows());
        }
        return followed.contains(user);
    }

    private AwarenessView.Update compute(ViewKey behind) {
        long version = behind.version();
        var all = state.since(version);
        var delta = behind.restricted() ? hiddenStudents.visibleTo(all, behind.reader()) : all;
        // Before cursor-service has told this gateway anything, there is nothing to tell.
        return new AwarenessView.Update(state.version() == 0 ? null : frame(delta), state.version());
    }

    /**
     * Whether students are hidden from each other, as of an event or a snapshot.
     *
     * @return whether that is news, and so much more may be seen from now on that everybody must be told anew
     */
    synchronized boolean setStudentsHidden(Position at, boolean hidden) {
        if (studentsHiddenAt.isAfter(at)) {
            return false;
        }
        boolean revealed = studentsHidden && !hidden;
        studentsHiddenAt = at;
        studentsHidden = hidden;
        viewCache.clear();
        return revealed;
    }

    private void merge(AwarenessDelta delta) {
        state.merge(delta, clock.millis());
        hiddenStudents.recordTeachers(delta);
        followed = null;
        viewCache.clear();
    }

    private Change change(long before) {
        var delta = state.since(before);
        return change(before, delta, frame(delta));
    }

    private Change change(long before, AwarenessDelta delta, @Nullable OutboundFrame frame) {
        if (!studentsHidden) {
            return new Change(before, state.version(), frame, frame, Map.of());
        }
        var forFollowed = new HashMap<String, OutboundFrame>();
        for (var user : hiddenStudents.followedByTeachers(delta.follows())) {
            forFollowed.put(user, OutboundFrame.of(new ServerMessage.Awareness(hiddenStudents.visibleTo(delta, user))));
        }
        return new Change(before, state.version(), frame, frame(hiddenStudents.visibleTo(delta, null)), forFollowed);
    }

    private static @Nullable OutboundFrame frame(AwarenessDelta delta) {
        return delta.isEmpty() ? null : OutboundFrame.of(new ServerMessage.Awareness(delta));
    }
}
