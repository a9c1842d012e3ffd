package io.chalkstream.load;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.Objects;

/** Keeps account of everything that one person's client receives. */
final class Observer implements BoardListener {
    private final int self;
    private final Roster roster;
    private final Window measured;
    private final Receipts receipts;
    private final CursorSight sight;
    private final Latencies operations = new Latencies();
    private final Latencies ownOperations = new Latencies();
    private final Latencies cursors = new Latencies();
    private long awarenessFrames;
    private long updates;
    private int snapshots;
    private int failures;

    Observer(int self, Roster roster, Window measured) {
        this.self = self;
        this.roster = roster;
        this.measured = measured;
        this.receipts = new Receipts(roster.people());
        this.sight = new CursorSight(roster.people());
    }

    /**
     * What one observer has seen, when all is over.
     *
     * @param unseenMoves cursor moves that were neither shown nor overtaken by a newer one
     */
    record Sum(
            Receipts receipts,
            long unseenMoves,
            Latencies operations,
            Latencies ownOperations,
            Latencies cursors,
            long awarenessFrames,
            long updates,
            int snapshots,
            int failures) {}

    synchronized Sum sum() {
        return new Sum(
                receipts,
                unseenMoves(),
                operations,
                ownOperations,
                cursors,
                awarenessFrames,
                updates,
                snapshots,
                failures);
    }

    /** Cursor moves of the others, of the whole run, that were neither shown nor overtaken by a newer one so far. */
    synchronized long unseenMoves() {
        long unseen = 0;
        for (int person = 0; person < roster.people(); person++) {
            unseen += person == self
                    ? 0
                    : sight.unseen(person, roster.moves(person).countBefore(measured.end()));
        }
        return unseen;
    }

    @Override
    public synchronized void applied(ServerMessage.Event event, long nanos) {
        int author = authorOf(event);
        receipts.event(event.seq(), author, event.op());
        long arrival = roster.sinceStart(nanos);
        long intended = roster.intendedOperation(author, event.op());
        if (measured.contains(intended)) {
            (author == self ? ownOperations : operations).record(arrival - intended);
        }
        if (measured.contains(arrival)) {
            updates++;
        }
    }

    @Override
    public synchronized void dropped(ServerMessage.Event event, long nanos) {
        receipts.event(event.seq(), authorOf(event), event.op());
    }

    /** Nobody hides the students. */
    private int authorOf(ServerMessage.Event event) {
        return roster.indexOf(Objects.requireNonNull(event.author().name()));
    }

    @Override
    public synchronized void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        snapshots++;
        receipts.snapshot(snapshot.seq());
    }

    @Override
    public synchronized void failure(ServerMessage.Failure failure, long nanos) {
        failures++;
    }

    @Override
    public synchronized void awareness(ServerMessage.Awareness awareness, long nanos) {
        long arrival = roster.sinceStart(nanos);
        if (measured.contains(arrival)) {
            awarenessFrames++;
            updates += awareness.delta().cursors().size();
        }
        awareness.delta().cursors().values().stream()
                .filter(Objects::nonNull)
                .forEach(point -> shown(Roster.personAt(point), Roster.moveAt(point), arrival));
    }

    private void shown(int person, long shownMove, long arrival) {
        if (person != self) {
            sight.shown(person, shownMove, move -> {
                long intended = roster.intendedMove(person, move);
                if (measured.contains(intended)) {
                    cursors.record(arrival - intended);
                }
            });
        }
    }
}
