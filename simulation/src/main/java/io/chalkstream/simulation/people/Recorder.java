package io.chalkstream.simulation.people;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.AwarenessState;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.simulation.engine.VirtualTime;
import io.chalkstream.simulation.service.AcknowledgedPositions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one client is shown, in order. It notices at once what its person must not see. */
final class Recorder implements BoardListener {
    private final VirtualTime time;
    private final String user;
    private final Role role;
    private final Function<String, @Nullable Role> roles;
    private final List<String> violations;
    private final String board;
    private final List<Sighting> sightings;
    private final AcknowledgedPositions acknowledged;
    /** What the client knows. */
    private Known known = Known.NOTHING;
    /** What it knew when it said hello on its latest connection. */
    private Known atHello = Known.NOTHING;
    /** What the connection in use has told it: after a handover, this may be less than it knows (C9). */
    private Known here = Known.NOTHING;

    private final List<ServerMessage.Event> applied = new ArrayList<>();
    private final List<ServerMessage.Snapshot> snapshots = new ArrayList<>();
    private AwarenessState awareness = new AwarenessState();
    private long digest = 17;

    /** A position, and whether students are hidden, and the board is deleted there. */
    private record Known(long epoch, long seq, boolean hidden, boolean deleted) {
        static final Known NOTHING = new Known(0, 0, false, false);

        Known after(ServerMessage.Event event) {
            boolean now = hidden;
            for (var change : event.changes()) {
                if (change instanceof Change.HideStudents hide) {
                    now = hide.on();
                } else if (change instanceof Change.Delete) {
                    return new Known(event.epoch(), event.seq(), false, true);
                }
            }
            return new Known(event.epoch(), event.seq(), now, false);
        }
    }

    /** @param roles of the users; null for somebody who was never there */
    Recorder(
            VirtualTime time,
            String user,
            Role role,
            String board,
            Function<String, @Nullable Role> roles,
            List<String> violations,
            List<Sighting> sightings,
            AcknowledgedPositions acknowledged) {
        this.acknowledged = acknowledged;
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
        return known.hidden();
    }

    /** The epoch of the board's life that the person sees; 0 if there is none. */
    long life() {
        return known.seq() == 0 || known.deleted() ? 0 : known.epoch();
    }

    /** Differs for any two different courses of events, but for chance. */
    long digest() {
        return digest;
    }

    /** The client has told a new connection how far it knows the board. */
    void saidHello() {
        atHello = known;
    }

    private void note(Object what) {
        digest = digest * 31 + Json.text(what).hashCode();
        digest = digest * 31 + time.nanos();
    }

    @Override
    public void welcomed(ServerMessage.Welcome welcome, long nanos) {
        note(welcome);
        here = atHello;
        awareness = new AwarenessState();
    }

    @Override
    public void applied(ServerMessage.Event event, long nanos) {
        note(event);
        applied.add(event);
        if (event.author().user().equals(user)) {
            acknowledged.acknowledged(board, event.epoch(), event.seq());
        }
        boolean wasHidden = known.hidden();
        known = known.after(event);
        here = known;
        noteHiding(wasHidden);
        if (wasHidden
                && known.hidden()
                && event.author().name() != null
                && isHiddenFromMe(event.author().user())) {
            violation(user + " is told who made event " + event.seq() + " while students are hidden");
        }
    }

    /** A gateway sends every event once it has sent one (O4): a client sees no gap. */
    @Override
    public void dropped(ServerMessage.Event event, long nanos) {
        note(event);
        here = here.after(event);
        if (event.epoch() == known.epoch() && event.seq() > known.seq() + 1) {
            violation("%s was shown event %d after event %d".formatted(user, event.seq(), known.seq()));
        }
    }

    private void noteHiding(boolean wasHidden) {
        if (known.hidden() && !wasHidden && role != Role.TEACHER) {
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
        boolean wasHidden = known.hidden();
        known = new Known(snapshot.epoch(), snapshot.seq(), snapshot.board().studentsHidden(), false);
        here = known;
        noteHiding(wasHidden);
        if (known.hidden()
                && (snapshot.board().createdBy() != null || snapshot.board().changedBy() != null)) {
            violation(user + " is told by a snapshot who changed the board while students are hidden");
        }
    }

    @Override
    public void awareness(ServerMessage.Awareness message, long nanos) {
        note(message);
        awareness.merge(message.delta(), time.millis());
        if (known.hidden() && role != Role.TEACHER) {
            forgetHidden();
        }
        if (here.hidden() && role != Role.TEACHER) {
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

    private void sighted(String what) {
        sightings.add(new Sighting(board, here.epoch(), here.seq(), time.millis(), what));
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
