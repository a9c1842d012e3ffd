package io.chalkstream.cursor.presence;

import io.chalkstream.protocol.awareness.Page;
import io.chalkstream.protocol.awareness.Presence;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which pages of a board are at which gateway, and so who is here. A gateway repeats its roster; one of which nothing is
 * heard any more is dead, and its pages are gone. All times are in milliseconds. Not for several threads at once.
 */
public final class Attendance {
    /** A gateway that is silent for so long is dead (A7); it repeats its roster more often. */
    public static final Duration SILENCE = Duration.ofSeconds(8);

    private record Seat(String gateway, Page page) {}

    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final Colours colours = new Colours();

    /**
     * A page has come to a gateway.
     *
     * @return whether nothing was known of the gateway before
     */
    public boolean came(String gateway, Page page, long now) {
        seat(gateway, page);
        return hear(gateway, now);
    }

    /** The connection of a page has ended; false if the page has come back meanwhile, perhaps to another gateway. */
    public boolean left(String gateway, String client) {
        var seat = seats.get(client);
        return seat != null && seat.gateway.equals(gateway) && seats.remove(client, seat);
    }

    /**
     * These pages, and no others, are at the gateway.
     *
     * @return the clients that are gone
     */
    public Collection<String> roster(String gateway, List<Page> pages) {
        var present = pages.stream().map(page -> page.author().client()).collect(Collectors.toSet());
        var gone = remove(seat -> seat.gateway.equals(gateway)
                && !present.contains(seat.page.author().client()));
        pages.forEach(page -> seat(gateway, page));
        return gone;
    }

    /**
     * The gateway is alive.
     *
     * @return whether nothing was known of it before
     */
    public boolean hear(String gateway, long now) {
        return heard.put(gateway, now) == null;
    }

    /** Nothing could be heard of any gateway: none of them is dead for that. */
    public void forgive(long now) {
        heard.replaceAll((gateway, time) -> now);
    }

    /**
     * Drops gateways of which nothing is heard any more.
     *
     * @return the clients that are gone
     */
    public Collection<String> expire(long now) {
        heard.values().removeIf(time -> now - time >= SILENCE.toMillis());
        return remove(seat -> !heard.containsKey(seat.gateway));
    }

    public boolean isEmpty() {
        return heard.isEmpty() && seats.isEmpty();
    }

    public Set<String> clients() {
        return seats.keySet();
    }

    /** Everybody who is here, by their users' ids. */
    public Map<String, Presence> people() {
        var people = new LinkedHashMap<String, Presence>();
        for (var seat : seats.values()) {
            var author = seat.page.author();
            var presence = new Presence(
                    author.name(), author.role(), colours.of(author.user()), seat.page.since(), seat.page.idle());
            people.merge(author.user(), presence, Attendance::both);
        }
        colours.keepOnly(people.keySet());
        return people;
    }

    /** Of a page that has moved, the gateway that it came to last has it, whichever report comes last. */
    private void seat(String gateway, Page page) {
        seats.merge(
                page.author().client(),
                new Seat(gateway, page),
                (known, said) -> said.page.since() >= known.page.since() ? said : known);
    }

    private Collection<String> remove(Predicate<Seat> gone) {
        var clients = seats.entrySet().stream()
                .filter(entry -> gone.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        clients.forEach(seats::remove);
        return clients;
    }

    /** Somebody with two pages: the name and role of the newer one, here since the older one, idle if both are. */
    private static Presence both(Presence one, Presence other) {
        var newer = one.since() >= other.since() ? one : other;
        return new Presence(
                newer.name(),
                newer.role(),
                newer.colour(),
                Math.min(one.since(), other.since()),
                one.idle() && other.idle());
    }
}
