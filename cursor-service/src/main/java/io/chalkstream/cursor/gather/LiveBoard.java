package io.chalkstream.cursor.gather;

import io.chalkstream.cursor.presence.Attendance;
import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.awareness.Page;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.Report;
import io.chalkstream.protocol.awareness.Scene;
import io.chalkstream.protocol.awareness.Tick;
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
final class LiveBoard implements Report.Cases<Runnable> {
    /** Pages are told of a tick that has become so much longer or shorter; less makes no difference to them. */
    private static final Duration TICK_CHANGE = Duration.ofMillis(10);

    private final LongSupplier millis;
    private final Scene scene = new Scene();
    private final Attendance attendance = new Attendance();
    private final Set<String> newGateways = new LinkedHashSet<>();
    private final Set<String> movers = new HashSet<>();
    private boolean attendanceChanged;
    private Duration told = Tick.SHORTEST;

    /** {@code millis} is a clock that goes on steadily. */
    LiveBoard(LongSupplier millis) {
        this.millis = millis;
        // With this, nothing that goes out incrementally is taken for the whole.
        scene.merge(Delta.tick(Tick.SHORTEST), now());
    }

    /** Grows with whatever is to be told to somebody. */
    long version() {
        return scene.version();
    }

    /** Takes a report in. */
    void take(Report report) {
        report.match(this).run();
    }

    /** Whether there is something new that {@link #version} doesn't count yet. */
    boolean hasChanged() {
        return attendanceChanged || !newGateways.isEmpty();
    }

    /** Makes news of what has changed: who is here, and how long the next tick is, which is returned. */
    Duration update() {
        if (attendanceChanged) {
            attendanceChanged = false;
            var people = new LinkedHashMap<String, @Nullable Presence>();
            scene.people().keySet().forEach(user -> people.put(user, null));
            people.putAll(attendance.people(now()));
            scene.merge(Delta.people(people), now());
        }
        var tick = Tick.after(movers.size(), attendance.clients().size());
        movers.clear();
        if (tick.minus(told).abs().compareTo(TICK_CHANGE) >= 0) {
            told = tick;
            scene.merge(Delta.tick(tick), now());
        }
        return tick;
    }

    /** What is new to whoever knows it up to {@code version}; 0: the whole. */
    Delta since(long version) {
        return scene.since(version);
    }

    /** The gateways that have come since this was asked last, and know nothing yet. */
    Set<String> takeNewGateways() {
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
            attendance.forgive(now());
        }
        leave(attendance.expire(now()));
        scene.expire(now());
    }

    /** Drops those who show something, but aren't on any gateway's roster: they left while nobody listened. */
    void dropStrangers() {
        leave(scene.clients().stream()
                .filter(client -> !attendance.clients().contains(client))
                .toList());
    }

    /** Whether nobody is here and nothing is shown: a fresh one would be the same. */
    boolean isDeserted() {
        return attendance.isEmpty()
                && scene.people().isEmpty()
                && scene.clients().isEmpty();
    }

    @Override
    public Runnable moved(Report.Moved moved) {
        return () -> {
            for (var news : moved.news()) {
                news.clients().forEach(movers::add);
                scene.merge(news, now());
            }
        };
    }

    @Override
    public Runnable came(Report.Came came) {
        return () -> {
            boolean unknown = attendance.came(came.gateway(), came.page(), now());
            if (unknown || came.first()) {
                newGateways.add(came.gateway());
            }
            attendanceChanged = true;
        };
    }

    @Override
    public Runnable left(Report.Left left) {
        return () -> {
            if (attendance.left(left.gateway(), left.client())) {
                leave(List.of(left.client()));
            }
        };
    }

    @Override
    public Runnable roster(Report.Roster roster) {
        return () -> {
            if (attendance.hear(roster.gateway(), now())) {
                newGateways.add(roster.gateway());
            }
            leave(attendance.roster(roster.gateway(), roster.pages()));
            roster.pages().stream()
                    .filter(page -> attendance.isAt(roster.gateway(), page))
                    .forEach(this::keepShowing);
            attendanceChanged = true;
        };
    }

    /** Whom a page follows and what it shows its followers, as it has said to its gateway (A8). */
    private void keepShowing(Page page) {
        String client = page.author().client();
        var lasting = page.lasting();
        if (lasting != null) {
            scene.merge(Delta.follow(client, lasting.follows()), now());
            scene.merge(Delta.view(client, lasting.view()), now());
        }
    }

    private void leave(Collection<String> clients) {
        for (var client : clients) {
            scene.leave(client, now());
            attendanceChanged = true;
        }
    }

    private long now() {
        return millis.getAsLong();
    }
}
