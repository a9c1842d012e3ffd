package io.chalkstream.gateway.room;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.gateway.limits.ConnectionLimits;
import io.chalkstream.protocol.command.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The subscribers of a room. Guarded by the room's lock. */
final class Subscribers {
    private final ConnectionLimits limits;
    private final List<Subscriber> present = new ArrayList<>();
    /** Subscribers in handover whose client has a newer connection: they get nothing more, and their clients close them. */
    private final List<Subscriber> superseded = new ArrayList<>();

    Subscribers(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Adds a subscriber in place of older connections of its client (C4); false if a limit is reached. */
    boolean add(Subscriber subscriber) {
        supersede(subscriber.client());
        return !isFullFor(subscriber) && present.add(subscriber);
    }

    /** Removes a subscriber; false if it was removed or superseded before. */
    boolean remove(Subscriber subscriber) {
        superseded.remove(subscriber);
        return present.remove(subscriber);
    }

    /** Closes the connections whose link was revoked. */
    void closeRevoked(Predicate<LinkClaims> revoked) {
        Stream.concat(present.stream(), superseded.stream())
                .filter(subscriber -> revoked.test(subscriber.link()))
                .forEach(Subscriber::closeRevoked);
    }

    /** Closes a person's connections, but not a teacher's. */
    void closePerson(String user, boolean removed) {
        Stream.concat(present.stream(), superseded.stream())
                .filter(subscriber ->
                        subscriber.user().equals(user) && subscriber.link().role() != Role.TEACHER)
                .forEach(subscriber -> subscriber.closePerson(removed));
    }

    boolean contains(Subscriber subscriber) {
        return present.contains(subscriber);
    }

    boolean isEmpty() {
        return present.isEmpty();
    }

    int count() {
        return present.size();
    }

    /** In the order of joining. */
    Stream<Subscriber> stream() {
        return present.stream();
    }

    void forEach(Consumer<Subscriber> action) {
        present.forEach(action);
    }

    private boolean isFullFor(Subscriber subscriber) {
        return present.size() >= limits.seats(subscriber.role())
                || count(other -> other.user().equals(subscriber.user())) >= limits.perPerson(present.size())
                || isLinkFullFor(subscriber);
    }

    private boolean isLinkFullFor(Subscriber subscriber) {
        return subscriber.role() != Role.TEACHER
                && count(other -> other.role() == subscriber.role()) >= limits.perLink();
    }

    private long count(Predicate<Subscriber> wanted) {
        return present.stream().filter(wanted).count();
    }

    private void supersede(String client) {
        var older = present.stream()
                .filter(subscriber -> subscriber.client().equals(client))
                .toList();
        present.removeAll(older);
        for (var subscriber : older) {
            if (subscriber.isHandingOver()) {
                superseded.add(subscriber);
            } else {
                subscriber.supersede();
            }
        }
    }
}
