package io.chalkstream.cursor.presence;

import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.PresenceTimings;
import io.chalkstream.protocol.command.Role;
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
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tracks which pages of a board are connected to which gateway, and so who is present. A gateway repeats its roster as
 * a heartbeat; when it times out, its pages are removed. Times are in milliseconds; {@code now} comes from any
 * monotonic clock. Not thread-safe.
 */
public final class PresenceTracker {
    private record PageLocation(String gateway, ConnectedPage page) {
        String user() {
            return page.author().user();
        }
    }

    /**
     * The presence of a person who is here, or was recently.
     *
     * @param since when they joined, in milliseconds since 1970
     * @param seen when they were last present
     */
    private record Visit(long since, long seen) {}

    private final Map<String, PageLocation> locations = new LinkedHashMap<>();
    private final Map<String, Long> lastHeartbeats = new HashMap<>();
    /** The clients that have disconnected and may reconnect, perhaps to another gateway, and since when. */
    private final Map<String, Long> leaving = new HashMap<>();

    private final Map<String, Visit> visits = new HashMap<>();
    private final ColourAssigner colours = new ColourAssigner();

    /**
     * A page has connected to a gateway.
     *
     * @return whether the gateway is new
     */
    public boolean came(String gateway, ConnectedPage page, long now) {
        location(gateway, page);
        return heartbeat(gateway, now);
    }

    /**
     * A page has disconnected. It is here for {@link PresenceTimings#leaveGrace} yet: the report of the gateway that it
     * moves to may be later than this one.
     */
    public void left(String gateway, String client, long now) {
        var location = locations.get(client);
        if (location != null && location.gateway.equals(gateway)) {
            leaving.putIfAbsent(client, now);
        }
    }

    /** Replaces the pages of a gateway by its roster. Those that it doesn't list any more have disconnected. */
    public void roster(String gateway, List<ConnectedPage> pages, long now) {
        var present = pages.stream().map(page -> page.author().client()).collect(Collectors.toSet());
        locations.forEach((client, location) -> {
            if (!present.contains(client)) {
                left(gateway, client, now);
            }
        });
        pages.forEach(page -> location(gateway, page));
    }

    /**
     * Records a heartbeat of the gateway.
     *
     * @return whether the gateway is new
     */
    public boolean heartbeat(String gateway, long now) {
        return lastHeartbeats.put(gateway, now) == null;
    }

    /** Restarts the time-out of all gateways and of what has disconnected, because no report could be received. */
    public void resetTimeouts(long now) {
        leaving.replaceAll((client, since) -> now);
        lastHeartbeats.replaceAll((gateway, time) -> now);
    }

    /**
     * Removes pages that have disconnected and not come back, and gateways that have timed out; forgets people who left
     * long ago.
     *
     * @return the clients that were removed
     */
    public Collection<String> expire(long now) {
        lastHeartbeats
                .values()
                .removeIf(time ->
                        now - time >= PresenceTimings.STANDARD.gatewayTimeout().toMillis());
        var gone = remove((client, location) ->
                !lastHeartbeats.containsKey(location.gateway) || isOver(leaving.get(client), now));
        var present = users();
        visits.entrySet()
                .removeIf(visit -> !present.contains(visit.getKey())
                        && now - visit.getValue().seen
                                >= PresenceTimings.STANDARD.rejoinWindow().toMillis());
        colours.keepOnly(visits.keySet());
        return gone;
    }

    /** Whether nobody is here or was recently. */
    public boolean isEmpty() {
        return lastHeartbeats.isEmpty() && locations.isEmpty() && visits.isEmpty();
    }

    /** Whether the page is at this gateway and hasn't moved to another one since. */
    public boolean isAt(String gateway, ConnectedPage page) {
        var location = locations.get(page.author().client());
        return location != null && location.gateway.equals(gateway) && location.page.connected() == page.connected();
    }

    public Set<String> clients() {
        return locations.keySet();
    }

    /** The people present, by user id. */
    public Map<String, Presence> people(long now) {
        var pages = new LinkedHashMap<String, List<ConnectedPage>>();
        locations.values().forEach(location -> pages.computeIfAbsent(location.user(), user -> new ArrayList<>())
                .add(location.page));
        var people = new LinkedHashMap<String, Presence>();
        pages.forEach((user, theirs) -> people.put(user, presence(user, theirs, now)));
        return people;
    }

    /** Combines a person's pages: the newest page's name, teacher if any page is, idle if all are. */
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
                user,
                new Visit(since, now),
                (known, reported) -> new Visit(Math.min(known.since, reported.since), now));
    }

    private Set<String> users() {
        return locations.values().stream().map(PageLocation::user).collect(Collectors.toSet());
    }

    /** If a page has moved, its latest connection counts, in whatever order the reports arrive. */
    private void location(String gateway, ConnectedPage page) {
        String client = page.author().client();
        var known = locations.get(client);
        if (known == null || page.connected() >= known.page.connected()) {
            locations.put(client, new PageLocation(gateway, page));
            leaving.remove(client);
        }
    }

    private static boolean isOver(@Nullable Long leftAt, long now) {
        return leftAt != null
                && now - leftAt >= PresenceTimings.STANDARD.leaveGrace().toMillis();
    }

    private Collection<String> remove(BiPredicate<String, PageLocation> gone) {
        var clients = locations.entrySet().stream()
                .filter(entry -> gone.test(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        clients.forEach(client -> {
            locations.remove(client);
            leaving.remove(client);
        });
        return clients;
    }
}
