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
 * The awareness state of one board, as cursor-service, a gateway or a client knows it. Only {@link #merge},
 * {@link #leave} and {@link #expire} change it. Replicas that merge what {@link #since} returns converge, however the
 * deltas are split. Not thread-safe.
 */
public final class AwarenessState {
    /** A cursor, stroke, drag, laser pointer or call expires after this time without an update (A3). */
    public static final Duration GESTURE_LIFE = Duration.ofSeconds(10);

    /** Removed values are forgotten after this time: every replica has expired them by itself by then. */
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
    /** A replica older than this version needs the whole state, because removals since then have been forgotten. */
    private long horizon;

    /** Grows with each change; 0: nothing is known. */
    public long version() {
        return version;
    }

    /**
     * Merges a delta.
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

    /** Removes all values of a client. */
    public void leave(String client, long now) {
        version++;
        clientRegisters().forEach(lane -> lane.put(client, null, version, now));
    }

    /** The changes after version {@code known}; complete if {@code known} is 0 or too old. */
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

    /**
     * Removes expired values (A3), which counts as a change. To be called periodically, with milliseconds of the clock
     * used for {@link #merge}.
     */
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

    /** The clients that have a value. */
    public Set<String> clients() {
        return clientRegisters()
                .flatMap(lane -> lane.values().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The board's tick in milliseconds; null if it isn't known. */
    public @Nullable Integer tick() {
        return tick;
    }

    /** The presence of this user, null if absent. */
    public @Nullable Presence person(String user) {
        return people.get(user);
    }

    /** The people present, by user id. */
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
