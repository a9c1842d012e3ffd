package io.chalkstream.cursor.gather;

import io.chalkstream.cursor.presence.Attendance;
import io.chalkstream.protocol.awareness.Delta;
import io.chalkstream.protocol.awareness.Presence;
import io.chalkstream.protocol.awareness.Report;
import io.chalkstream.protocol.awareness.Scene;
import io.chalkstream.protocol.awareness.Tick;
import io.chalkstream.protocol.fanout.Routing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One board: takes reports in, and says what goes out and when (A5). It knows everybody once each gateway has repeated its
 * roster; from then on it tells the gateways the whole from time to time (A6), which mends whatever was lost on the way.
 * Not thread-safe.
 */
final class BoardGatherer implements Report.Cases<Runnable> {
    /** Each gateway has repeated its roster after so long. */
    static final Duration SETTLED_AFTER = Report.Roster.EVERY.plusSeconds(2);
    /** So often the gateways are told the whole. */
    static final Duration WHOLE_EVERY = Duration.ofSeconds(20);

    private final LongSupplier nanos;
    private final Scene scene = new Scene();
    private final Attendance attendance = new Attendance();
    private final Set<String> newGateways = new LinkedHashSet<>();
    private final Set<String> movers = new HashSet<>();
    private boolean attendanceChanged;
    private long published;
    private int reports;
    private long oldestTimestamp = Long.MAX_VALUE;
    private long due;
    private long wholeDue;
    private boolean settled;

    /** {@code nanos} is a clock like {@link System#nanoTime()}. */
    BoardGatherer(LongSupplier nanos) {
        this.nanos = nanos;
        due = nanos.getAsLong();
        wholeDue = due + SETTLED_AFTER.toNanos();
        // So that nothing that goes out incrementally is taken for the whole.
        scene.merge(Delta.people(new LinkedHashMap<>()), millis());
        published = scene.version();
    }

    /**
     * Takes a report in.
     *
     * @param timestamp of the report at its gateway, in milliseconds since 1970
     */
    void take(Report report, long timestamp) {
        report.match(this).run();
        reports++;
        oldestTimestamp = Math.min(oldestTimestamp, timestamp);
    }

    /** Nothing could be heard of any gateway for a while. */
    void forgive() {
        attendance.forgive(millis());
    }

    /**
     * Drops what is over: gateways that are dead, gestures that nobody makes any more.
     *
     * @param hearing whether gateways are heard at all
     * @param wall the time, in milliseconds since 1970
     */
    void sweep(boolean hearing, long wall) {
        if (hearing) {
            leave(attendance.expire(millis()));
        }
        scene.expire(millis());
        if (nanos.getAsLong() - wholeDue >= 0) {
            settled = true;
            leave(strangers());
        }
        oldestTimestamp = Math.min(oldestTimestamp, wall);
    }

    /** What goes out now, in this order; nothing if it isn't time yet or nothing is new. */
    List<Frame> publish() {
        if (nanosToTick() > 0 || !isPending()) {
            return List.of();
        }
        tellPeople();
        var late = Duration.ofNanos(reports == 1 ? 0 : -nanosToTick());
        var frames = new ArrayList<Frame>();
        var news = scene.since(published);
        if (!news.isEmpty()) {
            frames.add(frame(new Routing.Awareness(), news, late));
        }
        for (var gateway : newGateways) {
            var whole = scene.since(0);
            frames.add(frame(new Routing.Scene(gateway), settled ? whole : whole.incomplete(), late));
        }
        if (isWholeDue()) {
            frames.add(frame(new Routing.Scene(null), scene.since(0).withoutGestures(), late));
            wholeDue = nanos.getAsLong() + WHOLE_EVERY.toNanos();
        }
        due = nanos.getAsLong()
                + Tick.after(movers.size(), attendance.clients().size()).toNanos();
        published = scene.version();
        newGateways.clear();
        movers.clear();
        reports = 0;
        oldestTimestamp = Long.MAX_VALUE;
        return frames;
    }

    /** Whether something is to go out, now or at the tick. */
    boolean isPending() {
        return attendanceChanged || scene.version() > published || !newGateways.isEmpty() || isWholeDue();
    }

    /** Nanoseconds until something may go out; none or less if that is now. */
    long nanosToTick() {
        return due - nanos.getAsLong();
    }

    /** Whether nobody is here and nothing is shown: a fresh gatherer would do the same as this one. */
    boolean isDeserted() {
        return attendance.isEmpty()
                && !isPending()
                && scene.since(0).incomplete().isEmpty();
    }

    @Override
    public Runnable moved(Report.Moved moved) {
        return () -> {
            for (var news : moved.news()) {
                news.clients().forEach(movers::add);
                scene.merge(news, millis());
            }
        };
    }

    @Override
    public Runnable came(Report.Came came) {
        return () -> {
            boolean unknown = attendance.came(came.gateway(), came.page(), millis());
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
            if (attendance.hear(roster.gateway(), millis())) {
                newGateways.add(roster.gateway());
            }
            leave(attendance.roster(roster.gateway(), roster.pages()));
            attendanceChanged = true;
        };
    }

    private void leave(Collection<String> clients) {
        for (var client : clients) {
            scene.leave(client, millis());
            attendanceChanged = true;
        }
    }

    /** Who shows something, but isn't on any gateway's roster: they left while nobody listened. */
    private Collection<String> strangers() {
        return scene.clients().stream()
                .filter(client -> !attendance.clients().contains(client))
                .toList();
    }

    private void tellPeople() {
        if (attendanceChanged) {
            attendanceChanged = false;
            var people = new LinkedHashMap<String, @Nullable Presence>();
            scene.people().keySet().forEach(user -> people.put(user, null));
            people.putAll(attendance.people());
            scene.merge(Delta.people(people), millis());
        }
    }

    private boolean isWholeDue() {
        return settled && nanos.getAsLong() - wholeDue >= 0;
    }

    private Frame frame(Routing routing, Delta delta, Duration late) {
        return new Frame(routing, delta, oldestTimestamp, reports, late);
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
    }
}
