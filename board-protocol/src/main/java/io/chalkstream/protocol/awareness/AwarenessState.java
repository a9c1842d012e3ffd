package io.chalkstream.protocol.awareness;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows of a board's awareness: cursor-service, a gateway or a client. It grows by {@link #merge} alone. Whoever
 * merges what {@link #since} gives, at any times and in any portions, comes to know the same. Not for several threads at once.
 */
public final class AwarenessState {
    /** A cursor, a stroke, a drag, a laser pointer or a call that nothing was heard of for so long is shown no longer (A3). */
    public static final Duration GESTURE_LIFE = Duration.ofSeconds(10);

    /** Nobody shows any more what was over so long ago, even if they were never told: that it is over needn't be known then. */
    static final Duration FORGOTTEN_AFTER = GESTURE_LIFE.multipliedBy(3);

    private final LwwRegisters<Presence> people = new LwwRegisters<>();
    private final LwwRegisters<Point> cursors = new ExpiringRegisters<>();
    private final InkRegisters inks = new InkRegisters();
    private final LwwRegisters<Drag> drags = new ExpiringRegisters<>();
    private final LwwRegisters<Point> lasers = new ExpiringRegisters<>();
    private final LwwRegisters<Area> views = new LwwRegisters<>();
    private final LwwRegisters<String> follows = new LwwRegisters<>();
    private final LwwRegisters<Call> calls = new ExpiringRegisters<>();

    private @Nullable Integer tick;
    private long tickVersion;
    private long version;
    /** Whoever knows less than this must be told everything: that something is over has been forgotten since. */
    private long horizon;

    /** Grows with each piece of news; 0 is: nothing known. */
    public long version() {
        return version;
    }

    /**
     * Takes news in.
     *
     * @param now in milliseconds, as all times here
     */
    public void merge(AwarenessDelta news, long now) {
        version++;
        if (news.isComplete()) {
            people.retainOnly(news.people().keySet(), version, now);
            views.retainOnly(news.views().keySet(), version, now);
            follows.retainOnly(news.follows().keySet(), version, now);
        }
        if ((news.isComplete() || news.tick() != null) && !Objects.equals(news.tick(), tick)) {
            tick = news.tick();
            tickVersion = version;
        }
        people.mergeAll(news.people(), version, now);
        cursors.mergeAll(news.cursors(), version, now);
        inks.mergeAll(news.inks(), version, now);
        drags.mergeAll(news.drags(), version, now);
        lasers.mergeAll(news.lasers(), version, now);
        views.mergeAll(news.views(), version, now);
        follows.mergeAll(news.follows(), version, now);
        calls.mergeAll(news.calls(), version, now);
    }

    /** A client shows nothing any more. */
    public void leave(String client, long now) {
        version++;
        clientRegisters().forEach(lane -> lane.put(client, null, version, now));
    }

    /** What is new to whoever knows this state up to {@code known}. */
    public AwarenessDelta since(long known) {
        boolean complete = known == 0 || known < horizon;
        long from = complete ? 0 : known;
        return new AwarenessDelta(
                complete ? true : null,
                tickVersion > from ? tick : null,
                people.since(from),
                cursors.since(from),
                inks.since(from),
                drags.since(from),
                lasers.since(from),
                views.since(from),
                follows.since(from),
                calls.since(from));
    }

    /** Ends what nobody shows any more (A3), which is news. To be called from time to time. */
    public void expire(long now) {
        long time = now - GESTURE_LIFE.toMillis();
        long next = version + 1;
        for (var lane : List.of(cursors, inks, drags, lasers, calls)) {
            if (lane.expire(time, next, now)) {
                version = next;
            }
        }
        horizon = Stream.concat(Stream.of(people), clientRegisters())
                .mapToLong(lane -> lane.forget(now - FORGOTTEN_AFTER.toMillis()))
                .reduce(horizon, Math::max);
    }

    /** Everybody who shows something. */
    public Set<String> clients() {
        return clientRegisters()
                .flatMap(lane -> lane.values().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** How long news are gathered, in milliseconds; null if that was never told. */
    public @Nullable Integer tick() {
        return tick;
    }

    /** Who is here under this user's id, null if nobody. */
    public @Nullable Presence person(String user) {
        return people.get(user);
    }

    /** Who is here, by their users' ids. */
    public Map<String, Presence> people() {
        return people.values();
    }

    public Map<String, Point> cursors() {
        return cursors.values();
    }

    public Map<String, Ink> inks() {
        return inks.values();
    }

    public Map<String, Drag> drags() {
        return drags.values();
    }

    public Map<String, Point> lasers() {
        return lasers.values();
    }

    public Map<String, Area> views() {
        return views.values();
    }

    public Map<String, String> follows() {
        return follows.values();
    }

    public Map<String, Call> calls() {
        return calls.values();
    }

    private Stream<LwwRegisters<?>> clientRegisters() {
        return Stream.of(cursors, inks, drags, lasers, views, follows, calls);
    }
}
