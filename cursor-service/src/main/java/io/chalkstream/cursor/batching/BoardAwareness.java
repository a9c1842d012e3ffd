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
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What is known of one board: it grows with each report. Not thread-safe. */
final class BoardAwareness implements AwarenessReport.Cases<Runnable> {
    /** Pages are told of a tick that has become so much longer or shorter; less makes no difference to them. */
    private static final Duration TICK_CHANGE = Duration.ofMillis(10);

    private final LongSupplier millis;
    private final AwarenessState state = new AwarenessState();
    private final PresenceTracker presence = new PresenceTracker();
    private final Set<String> newGateways = new LinkedHashSet<>();
    private final Set<String> movers = new HashSet<>();
    private boolean presenceChanged;
    private Duration announcedTick = TickInterval.SHORTEST;

    /** {@code millis} is a clock that goes on steadily. */
    BoardAwareness(LongSupplier millis) {
        this.millis = millis;
        // With this, nothing that goes out incrementally is taken for the whole.
        state.merge(AwarenessDelta.tick(TickInterval.SHORTEST), now());
    }

    /** Grows with whatever is to be told to somebody. */
    long version() {
        return state.version();
    }

    /** Takes a report in. */
    void accept(AwarenessReport report) {
        report.match(this).run();
    }

    /** Whether there is something new that {@link #version} doesn't count yet. */
    boolean hasChanged() {
        return presenceChanged || !newGateways.isEmpty();
    }

    /** Makes news of what has changed: who is here, and how long the next tick is, which is returned. */
    Duration update() {
        if (presenceChanged) {
            presenceChanged = false;
            var people = new LinkedHashMap<String, @Nullable Presence>();
            state.people().keySet().forEach(user -> people.put(user, null));
            people.putAll(presence.people(now()));
            state.merge(AwarenessDelta.people(people), now());
        }
        var tick = TickInterval.after(movers.size(), presence.clients().size());
        movers.clear();
        if (tick.minus(announcedTick).abs().compareTo(TICK_CHANGE) >= 0) {
            announcedTick = tick;
            state.merge(AwarenessDelta.tick(tick), now());
        }
        return tick;
    }

    /** What is new to whoever knows it up to {@code version}; 0: the whole. */
    AwarenessDelta since(long version) {
        return state.since(version);
    }

    /** The gateways that have come since this was asked last, and know nothing yet. */
    Set<String> drainNewGateways() {
        var taken = Set.copyOf(newGateways);
        newGateways.clear();
        return taken;
    }

    /**
     * Drops what is over: gateways that are dead, gestures that nobody makes any more.
     *
     * @param hearing whether gateways would have been heard since the last time; if not, none of them is dead for its silence
     */
    void sweep(boolean hearing) {
        if (!hearing) {
            presence.resetTimeouts(now());
        }
        leave(presence.expire(now()));
        state.expire(now());
    }

    /** Drops those who show something, but aren't on any gateway's roster: they left while nobody listened. */
    void dropUnlisted() {
        leave(state.clients().stream()
                .filter(client -> !presence.clients().contains(client))
                .toList());
    }

    /** Whether nobody is here and nothing is shown: a fresh one would be the same. */
    boolean isEmpty() {
        return presence.isEmpty() && state.people().isEmpty() && state.clients().isEmpty();
    }

    @Override
    public Runnable updated(AwarenessReport.Updated updated) {
        return () -> {
            for (var news : updated.news()) {
                news.clients().forEach(movers::add);
                state.merge(news, now());
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
        return () -> {
            if (presence.left(left.gateway(), left.client())) {
                leave(List.of(left.client()));
            }
        };
    }

    @Override
    public Runnable roster(AwarenessReport.Roster roster) {
        return () -> {
            if (presence.heartbeat(roster.gateway(), now())) {
                newGateways.add(roster.gateway());
            }
            leave(presence.roster(roster.gateway(), roster.pages()));
            roster.pages().stream()
                    .filter(page -> presence.isAt(roster.gateway(), page))
                    .forEach(this::reapplyLasting);
            presenceChanged = true;
        };
    }

    /** Whom a page follows and what it shows its followers, as it has said to its gateway (A8). */
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
