package io.chalkstream.gateway.room;

import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.visibility.VisibilityPolicy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Filters awareness for everybody but teachers while students are hidden from each other (A9). */
final class AwarenessFilter {
    private final AwarenessState state;
    /** All users who have been teachers here: their leaving is shown too, when the state has them no more. */
    private final Set<String> knownTeachers = new HashSet<>();

    /** Each delta must have been merged into {@code state} before it is filtered. */
    AwarenessFilter(AwarenessState state) {
        this.state = state;
    }

    /** Records who is a teacher. */
    void recordTeachers(AwarenessDelta delta) {
        delta.people().forEach((user, presence) -> {
            if (isTeacher(presence)) {
                knownTeachers.add(user);
            }
        });
    }

    /** The students whom a teacher follows, of these clients and whom they follow. Only such a student sees that they are followed. */
    Set<String> followedByTeachers(Map<String, ? extends @Nullable String> follows) {
        var teachers = teachers();
        var followed = new HashSet<String>();
        follows.forEach((client, user) -> {
            if (user != null && !teachers.contains(user) && isOfAny(teachers, client)) {
                followed.add(user);
            }
        });
        return followed;
    }

    /**
     * The visible part of {@code delta}.
     *
     * @param reader one of those who are {@link #followedByTeachers}; null: anybody else
     */
    AwarenessDelta visibleTo(AwarenessDelta delta, @Nullable String reader) {
        var teachers = teachers();
        var visible = delta.only(knownTeachers::contains, client -> isOfAny(teachers, client));
        var people = new LinkedHashMap<>(visible.people());
        // A former teacher is hidden from now on.
        people.replaceAll((user, presence) -> isTeacher(presence) ? presence : null);
        var follows = new LinkedHashMap<>(visible.follows());
        follows.replaceAll((client, user) -> teachers.contains(user) || Objects.equals(user, reader) ? user : null);
        return visible.with(people, follows);
    }

    /** The teachers, including those who left as teachers. */
    private Set<String> teachers() {
        return knownTeachers.stream()
                .filter(user -> state.person(user) == null || isTeacher(state.person(user)))
                .collect(Collectors.toSet());
    }

    private static boolean isOfAny(Set<String> users, String client) {
        return users.stream().anyMatch(user -> Author.isClientOf(user, client));
    }

    private static boolean isTeacher(@Nullable Presence presence) {
        return presence != null && VisibilityPolicy.isAlwaysShown(presence.role());
    }
}
