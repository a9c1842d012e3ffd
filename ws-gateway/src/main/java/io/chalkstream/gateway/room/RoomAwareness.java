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
    private final AwarenessState scene = new AwarenessState();
    private final HiddenStudentsFilter teachersOnly = new HiddenStudentsFilter(scene);
    private final Clock clock;
    /** What those who are behind were told since the scene went on last: made once for all who are as far behind. */
    private final Map<Behind, AwarenessView.News> told = new HashMap<>();

    /** Until it is known, nobody is shown whom they may not see. */
    private boolean studentsHidden = true;

    private Position settingAt = new Position(0, 0);
    /** The students whom a teacher follows; null: not looked for since the scene went on last. */
    private @Nullable Set<String> followed;

    /**
     * Somebody who doesn't know everything.
     *
     * @param restricted whether they see teachers only
     * @param reader with {@code restricted}, the one whom a teacher follows, null: anybody else
     */
    private record Behind(
            long version, boolean restricted, @Nullable String reader) {}

    /** The scene has gone on; each frame is null if there is nothing new to see for those people. */
    record Step(
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
    synchronized Step take(AwarenessDelta news, OutboundFrame frame) {
        long before = scene.version();
        merge(news);
        // Whoever knew nothing forgets with it what they knew by another connection (A6).
        return before == 0 ? step(before) : step(before, news, frame);
    }

    /** Takes the whole in; clients are told what is new of it. */
    synchronized Step takeWhole(AwarenessDelta whole) {
        long before = scene.version();
        merge(whole);
        return step(before);
    }

    /** Ends what nobody shows any more (A3). Null if there is nothing of it. */
    synchronized @Nullable Step expire() {
        long before = scene.version();
        scene.expire(clock.millis());
        told.clear();
        return scene.version() == before ? null : step(before);
    }

    /** Who is here under this id, as far as it is known. */
    synchronized @Nullable Presence person(String user) {
        return scene.person(user);
    }

    /** What is new to a person of this role who knows the scene up to {@code version}. */
    synchronized AwarenessView.News since(long version, Role role, String user) {
        boolean restricted = studentsHidden && role != Role.TEACHER;
        String reader = restricted && isFollowed(user) ? user : null;
        return told.computeIfAbsent(new Behind(version, restricted, reader), this::newTo);
    }

    private boolean isFollowed(String user) {
        if (followed == null) {
            followed = teachersOnly.followed(scene.follows());
        }
        return followed.contains(user);
    }

    private AwarenessView.News newTo(Behind behind) {
        long version = behind.version();
        var all = scene.since(version);
        var news = behind.restricted() ? teachersOnly.of(all, behind.reader()) : all;
        // Before cursor-service has told this gateway anything, there is nothing to tell.
        return new AwarenessView.News(scene.version() == 0 ? null : frame(news), scene.version());
    }

    /**
     * Whether students are hidden from each other, as of an event or a snapshot.
     *
     * @return whether that is news, and so much more may be seen from now on that everybody must be told anew
     */
    synchronized boolean learn(Position at, boolean hidden) {
        if (settingAt.isAfter(at)) {
            return false;
        }
        boolean revealed = studentsHidden && !hidden;
        settingAt = at;
        studentsHidden = hidden;
        told.clear();
        return revealed;
    }

    private void merge(AwarenessDelta news) {
        scene.merge(news, clock.millis());
        teachersOnly.note(news);
        followed = null;
        told.clear();
    }

    private Step step(long before) {
        var news = scene.since(before);
        return step(before, news, frame(news));
    }

    private Step step(long before, AwarenessDelta news, @Nullable OutboundFrame frame) {
        if (!studentsHidden) {
            return new Step(before, scene.version(), frame, frame, Map.of());
        }
        var forFollowed = new HashMap<String, OutboundFrame>();
        for (var user : teachersOnly.followed(news.follows())) {
            forFollowed.put(user, OutboundFrame.of(new ServerMessage.Awareness(teachersOnly.of(news, user))));
        }
        return new Step(before, scene.version(), frame, frame(teachersOnly.of(news, null)), forFollowed);
    }

    private static @Nullable OutboundFrame frame(AwarenessDelta news) {
        return news.isEmpty() ? null : OutboundFrame.of(new ServerMessage.Awareness(news));
    }
}
