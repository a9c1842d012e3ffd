package io.chalkstream.cursor.batching;

import io.chalkstream.cursor.presence.PresenceTracker;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.awareness.ConnectedPage;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.TickInterval;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The presence and awareness state of one board, updated by reports. Not thread-safe. */
final class BoardAwareness implements AwarenessReport.Cases<Runnable> {
    /** A change of the tick smaller than this isn't announced to pages. */
    private static final Duration TICK_CHANGE = Duration.ofMillis(10);

    private final LongSupplier millis;
    private final AwarenessState state = new AwarenessState();
    private final PresenceTracker presence = new PresenceTracker();
    private final Set<String> newGateways = new LinkedHashSet<>();
    private final Set<String> movingClients = new HashSet<>();
    private boolean presenceChanged;
    private Duration announcedTick = TickInterval.SHORTEST;

    /** {@code millis} is a monotonic clock in milliseconds. */
    BoardAwareness(LongSupplier millis) {
        this.millis = millis;
        // Makes the version positive, so that no delta is taken for the whole state.
        state.merge(AwarenessDelta.tick(TickInterval.SHORTEST), now());
    }

    /** Grows with each change that must be published. */
    long version() {
        return state.version();
    }

    /** Merges a report. */
    void accept(AwarenessReport report) {
        report.match(this).run();
    }

    /** Whether there are changes that {@link #version} doesn't include yet. */
    boolean hasChanged() {
        return presenceChanged || !newGateways.isEmpty();
    }

    /** Merges the people present and the next tick into the state, and returns the tick, which is at least {@code shortest}. */
    Duration update(Duration shortest) {
        if (presenceChanged) {
            presenceChanged = false;
            var people = new LinkedHashMap<String, @Nullable Presence>();
            state.people().keySet().forEach(user -> people.put(user, null));
            people.putAll(presence.people(now()));
            state.merge(AwarenessDelta.people(people), now());
        }
        var needed = TickInterval.after(movingClients.size(), presence.clients().size());
        var tick = needed.compareTo(shortest) < 0 ? shortest : needed;
        movingClients.clear();
        if (tick.minus(announcedTick).abs().compareTo(TICK_CHANGE) >= 0) {
            announcedTick = tick;
            state.merge(AwarenessDelta.tick(tick), now());
        }
        return tick;
    }

    /** The changes after {@code version}; 0: the whole state. */
    AwarenessDelta since(long version) {
        return state.since(version);
    }

    /** Returns and clears the gateways that are new since the last call and need the whole state. */
    Set<String> drainNewGateways() {
        var taken = Set.copyOf(newGateways);
        newGateways.clear();
        return taken;
    }

    /**
     * Removes pages that have left, gateways that have timed out and values that have expired.
     *
     * @param receiving whether reports would have been received since the last sweep; if not, no gateway times out
     */
    void sweep(boolean receiving) {
        if (!receiving) {
            presence.resetTimeouts(now());
        }
        leave(presence.expire(now()));
        state.expire(now());
    }

    /** Removes the values of clients that are on no gateway's roster: they left unnoticed. */
    void dropUnlisted() {
        leave(state.clients().stream()
                .filter(client -> !presence.clients().contains(client))
                .toList());
    }

    /** Whether there are no people and no values. */
    boolean isEmpty() {
        return presence.isEmpty() && state.people().isEmpty() && state.clients().isEmpty();
    }

    @Override
    public Runnable updated(AwarenessReport.Updated updated) {
        return () -> {
            for (var delta : updated.deltas()) {
                delta.clients().forEach(movingClients::add);
                state.merge(delta, now());
            }
        };
    }

    @Override
    public Runnable joined(AwarenessReport.Joined joined) {
        return () -> {
            boolean unknown = presence.came(joined.gateway(), joined.page(), now());
            if (unknown || joined.first()) {
                newGateways.add(joined.gateway());
            }
            presenceChanged = true;
        };
    }

    @Override
    public Runnable left(AwarenessReport.Left left) {
        return () -> presence.left(left.gateway(), left.client(), now());
    }

    @Override
    public Runnable roster(AwarenessReport.Roster roster) {
        return () -> {
            if (presence.heartbeat(roster.gateway(), now())) {
                newGateways.add(roster.gateway());
            }
            presence.roster(roster.gateway(), roster.pages(), now());
            roster.pages().stream()
                    .filter(page -> presence.isAt(roster.gateway(), page))
                    .forEach(this::reapplyLasting);
            presenceChanged = true;
        };
    }

    /** Merges the lasting values of a page that its gateway repeats (A8). */
    private void reapplyLasting(ConnectedPage page) {
        String client = page.author().client();
        var lasting = page.lasting();
        if (lasting != null) {
            state.merge(AwarenessDelta.follow(client, lasting.follows()), now());
            state.merge(AwarenessDelta.view(client, lasting.view()), now());
        }
    }

    private void leave(Collection<String> clients) {
        for (var client : clients) {
            state.leave(client, now());
            presenceChanged = true;
        }
    }

    private long now() {
        return millis.getAsLong();
    }
}
