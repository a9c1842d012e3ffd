package io.chalkstream.simulation.people;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.simulation.engine.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one client is shown, in order. It notices at once what its person must not see. */
final class Recorder implements BoardListener {
    private static final Duration GATEWAYS_APART = Duration.ofMillis(100);

    private final VirtualTime time;
    private final String user;
    private final Role role;
    private final Function<String, @Nullable Role> roles;
    private final List<String> violations;
    private final String board;
    private final List<Sighting> sightings;
    private long epoch;
    private long seq;
    private final List<ServerMessage.Event> applied = new ArrayList<>();
    private final List<ServerMessage.Snapshot> snapshots = new ArrayList<>();
    private AwarenessState awareness = new AwarenessState();
    private boolean hidden;
    private long hiddenSince;
    private long digest = 17;

    /** @param roles of the users; null for somebody who was never there */
    Recorder(
            VirtualTime time,
            String user,
            Role role,
            String board,
            Function<String, @Nullable Role> roles,
            List<String> violations,
            List<Sighting> sightings) {
        this.board = board;
        this.sightings = sightings;
        this.time = time;
        this.user = user;
        this.role = role;
        this.roles = roles;
        this.violations = violations;
    }

    List<ServerMessage.Event> applied() {
        return applied;
    }

    List<ServerMessage.Snapshot> snapshots() {
        return snapshots;
    }

    AwarenessState awareness() {
        return awareness;
    }

    boolean isHidden() {
        return hidden;
    }

    /** Differs for any two different courses of events, but for chance. */
    long digest() {
        return digest;
    }

    private void note(Object what) {
        digest = digest * 31 + Json.text(what).hashCode();
        digest = digest * 31 + time.nanos();
    }

    @Override
    public void welcomed(ServerMessage.Welcome welcome, long nanos) {
        note(welcome);
        awareness = new AwarenessState();
    }

    @Override
    public void applied(ServerMessage.Event event, long nanos) {
        note(event);
        applied.add(event);
        epoch = event.epoch();
        seq = event.seq();
        boolean wasHidden = hidden;
        for (var change : event.changes()) {
            if (change instanceof Change.HideStudents hide) {
                hidden = hide.on();
            } else if (change instanceof Change.Delete) {
                hidden = false;
            }
        }
        noteHiding(wasHidden);
        if (wasHidden
                && hidden
                && event.author().name() != null
                && isHiddenFromMe(event.author().user())) {
            violation(user + " is told who made event " + event.seq() + " while students are hidden");
        }
    }

    /** A gateway sends every event once it has sent one (O4): a client sees no gap. */
    @Override
    public void dropped(ServerMessage.Event event, long nanos) {
        note(event);
        if (event.epoch() == epoch && event.seq() > seq + 1) {
            violation("%s was shown event %d after event %d".formatted(user, event.seq(), seq));
        }
    }

    private void noteHiding(boolean wasHidden) {
        if (hidden && !wasHidden && role != Role.TEACHER) {
            hiddenSince = time.nanos();
            forgetHidden();
        }
    }

    /** As a page does when students are hidden (A9). */
    private void forgetHidden() {
        var visible =
                awareness.since(0).only(other -> !isHiddenFromMe(other), client -> !isHiddenFromMe(userOf(client)));
        awareness = new AwarenessState();
        awareness.merge(visible, time.millis());
    }

    private static String userOf(String client) {
        return client.substring(0, client.indexOf('_'));
    }

    @Override
    public void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        note(snapshot);
        snapshots.add(snapshot);
        epoch = snapshot.epoch();
        seq = snapshot.seq();
        boolean wasHidden = hidden;
        hidden = snapshot.board().studentsHidden();
        noteHiding(wasHidden);
        if (hidden && (snapshot.board().createdBy() != null || snapshot.board().changedBy() != null)) {
            violation(user + " is told by a snapshot who changed the board while students are hidden");
        }
    }

    @Override
    public void awareness(ServerMessage.Awareness message, long nanos) {
        note(message);
        awareness.merge(message.delta(), time.millis());
        if (hidden && role != Role.TEACHER) {
            requireNothingHidden(message.delta());
        }
    }

    private void requireNothingHidden(AwarenessDelta delta) {
        delta.people().forEach((other, presence) -> {
            if (presence != null && isHiddenFromMe(other)) {
                sighted(user + " is told that " + other + " is here while students are hidden");
            }
        });
        delta.clients().forEach(client -> {
            String other = userOf(client);
            if (isHiddenFromMe(other) && shows(delta, client)) {
                sighted(user + " is shown what " + other + " does while students are hidden");
            }
        });
    }

    /** A client that is handed over may know of the hiding a moment before its next gateway does. */
    private void sighted(String what) {
        if (time.nanos() - hiddenSince < GATEWAYS_APART.toNanos()) {
            return;
        }
        sightings.add(new Sighting(board, epoch, seq, time.millis(), what));
    }

    private void violation(String what) {
        violations.add(what + ", at " + time.nanos() / 1_000_000 + " ms");
    }

    private static boolean shows(AwarenessDelta delta, String client) {
        return delta.cursors().get(client) != null
                || delta.inks().get(client) != null
                || delta.drags().get(client) != null
                || delta.lasers().get(client) != null
                || delta.views().get(client) != null
                || delta.follows().get(client) != null
                || delta.writings().get(client) != null;
    }

    private boolean isHiddenFromMe(String other) {
        return !other.equals(user) && roles.apply(other) != Role.TEACHER;
    }
}
