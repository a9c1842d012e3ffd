package io.chalkstream.gateway.room;

import io.chalkstream.access.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The connections in a room. Guarded by the room's lock. */
final class Members {
    private final ConnectionLimits limits;
    private final List<Member> present = new ArrayList<>();
    /** Those that were told to go, and whose clients have come again: they get nothing more, and end by themselves. */
    private final List<Member> superseded = new ArrayList<>();

    Members(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Takes a member in, in the place of older connections of its client (C4); false if there are too many. */
    boolean add(Member member) {
        supersede(member.client());
        return !isFullFor(member) && present.add(member);
    }

    /** Whether it was there until now. */
    boolean remove(Member member) {
        superseded.remove(member);
        return present.remove(member);
    }

    /** Closes the connections of those whose link is worth nothing any more. */
    void expel(Predicate<Link> revoked) {
        Stream.concat(present.stream(), superseded.stream())
                .filter(member -> revoked.test(member.link()))
                .forEach(Member::expel);
    }

    boolean contains(Member member) {
        return present.contains(member);
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    int count() {
        return present.size();
    }

    /** In the order in which they came. */
    Stream<Member> stream() {
        return present.stream();
    }

    void forEach(Consumer<Member> action) {
        present.forEach(action);
    }

    private boolean isFullFor(Member member) {
        long ofPerson = present.stream()
                .filter(other -> other.user().equals(member.user()))
                .count();
        return present.size() >= limits.perBoard() || ofPerson >= limits.perPerson();
    }

    private void supersede(String client) {
        var older = present.stream()
                .filter(member -> member.client().equals(client))
                .toList();
        present.removeAll(older);
        for (var member : older) {
            if (member.isLeaving()) {
                superseded.add(member);
            } else {
                member.supersede();
            }
        }
    }
}
