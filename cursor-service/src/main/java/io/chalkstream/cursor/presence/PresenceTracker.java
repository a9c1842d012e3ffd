package io.chalkstream.cursor.presence;

import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which pages of a board are at which gateway, and so who is here. A gateway repeats its roster; one of which nothing is
 * heard any more is dead, and its pages are gone. All times are in milliseconds; {@code now} is that of any clock that goes on
 * steadily. Not for several threads at once.
 */
public final class PresenceTracker {
    /** A gateway that is silent for so long is dead (A7); it repeats its roster more often. */
    public static final Duration GATEWAY_TIMEOUT = Duration.ofSeconds(7);
    /** Whoever comes back sooner has been here since before (A7). */
    public static final Duration REJOIN_WINDOW = Duration.ofSeconds(30);

    private record PageLocation(String gateway, ConnectedPage page) {
        String user() {
            return page.author().user();
        }
    }

    /**
     * Somebody who is here, or was a moment ago.
     *
     * @param since when they came, in milliseconds since 1970
     * @param seen when they were here last
     */
    private record Visit(long since, long seen) {}

    private final Map<String, PageLocation> locations = new LinkedHashMap<>();
    private final Map<String, Long> heard = new HashMap<>();
    private final Map<String, Visit> visits = new HashMap<>();
    private final ColourAssigner colours = new ColourAssigner();

    /**
     * A page has come to a gateway.
     *
     * @return whether nothing was known of the gateway before
     */
    public boolean came(String gateway, ConnectedPage page, long now) {
        location(gateway, page);
        return heartbeat(gateway, now);
    }

    /** The connection of a page has ended; false if the page has come back meanwhile, perhaps to another gateway. */
    public boolean left(String gateway, String client) {
        var location = locations.get(client);
        return location != null && location.gateway.equals(gateway) && locations.remove(client, location);
    }

    /**
     * These pages, and no others, are at the gateway.
     *
     * @return the clients that are gone
     */
    public Collection<String> roster(String gateway, List<ConnectedPage> pages) {
        var present = pages.stream().map(page -> page.author().client()).collect(Collectors.toSet());
        var gone = remove(location -> location.gateway.equals(gateway)
                && !present.contains(location.page.author().client()));
        pages.forEach(page -> location(gateway, page));
        return gone;
    }

    /**
     * The gateway is alive.
     *
     * @return whether nothing was known of it before
     */
    public boolean heartbeat(String gateway, long now) {
        return heard.put(gateway, now) == null;
    }

    /** Nothing could be heard of any gateway: none of them is dead for that. */
    public void resetTimeouts(long now) {
        heard.replaceAll((gateway, time) -> now);
    }

    /**
     * Drops gateways of which nothing is heard any more, and forgets who left long ago.
     *
     * @return the clients that are gone
     */
    public Collection<String> expire(long now) {
        heard.values().removeIf(time -> now - time >= GATEWAY_TIMEOUT.toMillis());
        var gone = remove(location -> !heard.containsKey(location.gateway));
        var present = users();
        visits.entrySet()
                .removeIf(visit ->
                        !present.contains(visit.getKey()) && now - visit.getValue().seen >= REJOIN_WINDOW.toMillis());
        colours.keepOnly(visits.keySet());
        return gone;
    }

    /** Whether nobody is here, nor was here a moment ago. */
    public boolean isEmpty() {
        return heard.isEmpty() && locations.isEmpty() && visits.isEmpty();
    }

    /** Whether the page is at this gateway, and has not come to another one since. */
    public boolean isAt(String gateway, ConnectedPage page) {
        var location = locations.get(page.author().client());
        return location != null && location.gateway.equals(gateway) && location.page.connected() == page.connected();
    }

    public Set<String> clients() {
        return locations.keySet();
    }

    /** Everybody who is here, by their users' ids. */
    public Map<String, Presence> people(long now) {
        var pages = new LinkedHashMap<String, List<ConnectedPage>>();
        locations.values().forEach(location -> pages.computeIfAbsent(location.user(), user -> new ArrayList<>())
                .add(location.page));
        var people = new LinkedHashMap<String, Presence>();
        pages.forEach((user, theirs) -> people.put(user, presence(user, theirs, now)));
        return people;
    }

    /** Of all their pages: the name of the newest, a teacher if they are one in any, idle if they are in all. */
    private Presence presence(String user, List<ConnectedPage> pages, long now) {
        var newest = Collections.max(pages, Comparator.comparingLong(ConnectedPage::connected))
                .author();
        boolean isTeacher = pages.stream().anyMatch(page -> page.author().role() == Role.TEACHER);
        Integer colour = pages.stream()
                .map(ConnectedPage::colour)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Presence(
                newest.name(),
                isTeacher ? Role.TEACHER : newest.role(),
                colours.of(user, colour),
                visit(user, pages, now).since,
                pages.stream().allMatch(ConnectedPage::idle));
    }

    private Visit visit(String user, List<ConnectedPage> pages, long now) {
        long since = Collections.min(pages, Comparator.comparingLong(ConnectedPage::since))
                .since();
        return visits.merge(
                user, new Visit(since, now), (known, said) -> new Visit(Math.min(known.since, said.since), now));
    }

    private Set<String> users() {
        return locations.values().stream().map(PageLocation::user).collect(Collectors.toSet());
    }

    /** Of a page that has moved, the gateway that it came to last has it, whichever report comes last. */
    private void location(String gateway, ConnectedPage page) {
        locations.merge(
                page.author().client(),
                new PageLocation(gateway, page),
                (known, said) -> said.page.connected() >= known.page.connected() ? said : known);
    }

    private Collection<String> remove(Predicate<PageLocation> gone) {
        var clients = locations.entrySet().stream()
                .filter(entry -> gone.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        clients.forEach(locations::remove);
        return clients;
    }
}
