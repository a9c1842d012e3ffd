package io.chalkstream.protocol.awareness;

import java.time.Duration;
import java.util.EnumMap;
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
    private final Map<AwarenessKind, LwwRegisters<?>> registers = new EnumMap<>(AwarenessKind.class);

    private @Nullable Integer tick;
    private long tickVersion;
    private long version;
    /** A replica older than this version needs the whole state, because removals since then have been forgotten. */
    private long horizon;

    public AwarenessState() {
        for (var kind : AwarenessKind.values()) {
            registers.put(kind, kind.newRegisters());
        }
    }

    /** Grows with each change; 0: nothing is known. */
    public long version() {
        return version;
    }

    /**
     * Merges a delta.
     *
     * @param now in milliseconds, as all times here
     */
    public void merge(AwarenessDelta delta, long now) {
        version++;
        if (delta.isComplete()) {
            people.retainOnly(delta.people().keySet(), version, now);
            registers.forEach((kind, values) -> {
                if (kind.isLasting()) {
                    values.retainOnly(kind.of(delta).keySet(), version, now);
                }
            });
        }
        if ((delta.isComplete() || delta.tick() != null) && !Objects.equals(delta.tick(), tick)) {
            tick = delta.tick();
            tickVersion = version;
        }
        people.mergeAll(delta.people(), version, now);
        for (var kind : AwarenessKind.values()) {
            of(kind).mergeAll(kind.of(delta), version, now);
        }
    }

    /** Removes all values of a client. */
    public void leave(String client, long now) {
        version++;
        registers.values().forEach(values -> values.put(client, null, version, now));
    }

    /** The changes after version {@code known}; complete if {@code known} is 0 or too old. */
    public AwarenessDelta since(long known) {
        boolean complete = known == 0 || known < horizon;
        long from = complete ? 0 : known;
        return AwarenessDelta.of(
                complete ? true : null, tickVersion > from ? tick : null, people.since(from), kind -> of(kind).since(
                                from));
    }

    /**
     * Removes expired values (A3), which counts as a change. To be called periodically, with milliseconds of the clock
     * used for {@link #merge}.
     */
    public void expire(long now) {
        long time = now - GESTURE_LIFE.toMillis();
        long next = version + 1;
        registers.forEach((kind, values) -> {
            if (!kind.isLasting() && values.expire(time, next, now)) {
                version = next;
            }
        });
        horizon = Stream.concat(Stream.of(people), registers.values().stream())
                .mapToLong(values -> values.forget(now - FORGOTTEN_AFTER.toMillis()))
                .reduce(horizon, Math::max);
    }

    /** The clients that have a value. */
    public Set<String> clients() {
        return registers.values().stream()
                .flatMap(values -> values.values().keySet().stream())
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
        return this.<Point>of(AwarenessKind.CURSOR).values();
    }

    public Map<String, Ink> inks() {
        return this.<Ink>of(AwarenessKind.INK).values();
    }

    public Map<String, Drag> drags() {
        return this.<Drag>of(AwarenessKind.DRAG).values();
    }

    public Map<String, Point> lasers() {
        return this.<Point>of(AwarenessKind.LASER).values();
    }

    public Map<String, Area> views() {
        return this.<Area>of(AwarenessKind.VIEW).values();
    }

    public Map<String, String> follows() {
        return this.<String>of(AwarenessKind.FOLLOW).values();
    }

    public Map<String, Call> calls() {
        return this.<Call>of(AwarenessKind.CALL).values();
    }

    /** The registers of a kind, whose values have the type {@code V}. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <V> LwwRegisters<V> of(AwarenessKind kind) {
        return (LwwRegisters<V>) Objects.requireNonNull(registers.get(kind));
    }
}
