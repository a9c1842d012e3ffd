package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.Scene;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway knows of a board's awareness, and who may see what of it (A9). So nothing of it has to wait for a
 * connection that is behind: it is told later what is new to it then. Any thread may call; nothing is called back.
 */
final class RoomAwareness {
    private final Scene scene = new Scene();
    private final Clock clock;
    /** What those who are behind were told since the scene went on last: made once for all who are as far behind. */
    private final Map<Behind, Sight.News> told = new HashMap<>();

    /** Until it is known, nobody is shown whom they may not see. */
    private boolean studentsHidden = true;

    private Position settingAt = new Position(0, 0);

    /** Everybody who has been a teacher here: those who have gone aren't in the scene any more, but it is told that they have. */
    private final Set<String> everTeachers = new HashSet<>();

    private record Behind(long version, boolean restricted) {}

    /** The scene has gone on; each frame is null if there is nothing new to see for those people. */
    record Step(
            long before,
            long after,
            @Nullable Frame forTeachers,
            @Nullable Frame forOthers) {
        @Nullable
        Frame frameFor(Role role) {
            return role == Role.TEACHER ? forTeachers : forOthers;
        }
    }

    RoomAwareness(Clock clock) {
        this.clock = clock;
    }

    /** Takes news in; {@code frame} is what they are for clients. */
    synchronized Step take(Delta news, Frame frame) {
        long before = scene.version();
        merge(news);
        return step(before, news, frame);
    }

    /** Takes the whole in; clients are told what is new of it. */
    synchronized Step takeWhole(Delta whole) {
        long before = scene.version();
        merge(whole);
        var news = scene.since(before);
        return step(before, news, frame(news));
    }

    synchronized Sight.News since(long version, Role role) {
        return told.computeIfAbsent(new Behind(version, isRestricted(role)), this::newTo);
    }

    private Sight.News newTo(Behind behind) {
        long version = behind.version();
        var all = scene.since(version);
        var news = behind.restricted() ? ofTeachers(all) : all;
        // Whoever knows nothing needn't be told that there is nothing.
        boolean nothing = version == 0 && news.incomplete().isEmpty();
        return new Sight.News(nothing ? null : frame(news), scene.version());
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
        return revealed;
    }

    /** Drops what nobody shows any more. */
    synchronized void expire() {
        scene.expire(clock.millis());
        told.clear();
    }

    private void merge(Delta news) {
        scene.merge(news, clock.millis());
        news.people().forEach((user, presence) -> {
            if (presence != null && isTeacher(presence)) {
                everTeachers.add(user);
            }
        });
        told.clear();
    }

    private Step step(long before, Delta news, @Nullable Frame frame) {
        var forOthers = studentsHidden ? frame(ofTeachers(news)) : frame;
        return new Step(before, scene.version(), frame, forOthers);
    }

    private boolean isRestricted(Role role) {
        return studentsHidden && role != Role.TEACHER;
    }

    private Delta ofTeachers(Delta news) {
        var people = scene.people();
        Set<String> teachers = everTeachers.stream()
                .filter(user -> !people.containsKey(user) || isTeacher(people.get(user)))
                .collect(Collectors.toSet());
        return news.only(teachers::contains, client -> teachers.stream()
                .anyMatch(teacher -> Author.isClientOf(teacher, client)));
    }

    private static boolean isTeacher(Presence presence) {
        return presence.role() == Role.TEACHER;
    }

    private static @Nullable Frame frame(Delta news) {
        return news.isEmpty() ? null : Frame.of(new ServerMessage.Awareness(news));
    }
}
