package io.chalkstream.load;

import io.chalkstream.client.BoardListener;
import io.chalkstream.protocol.server.ServerMessage;
import java.util.Objects;

/** Records everything that one observer's client receives. Thread-safe. */
final class MeasuringListener implements BoardListener {
    private final int self;
    private final Participants participants;
    private final TimeWindow measured;
    private final DeliveryLog deliveries;
    private final CursorProgress progress;
    private final Latencies operations = new Latencies();
    private final Latencies ownOperations = new Latencies();
    private final Latencies cursors = new Latencies();
    private long awarenessFrames;
    private long updates;
    private int snapshots;
    private int failures;

    MeasuringListener(int self, Participants participants, TimeWindow measured) {
        this.self = self;
        this.participants = participants;
        this.measured = measured;
        this.deliveries = new DeliveryLog(participants.people());
        this.progress = new CursorProgress(participants.people());
    }

    /**
     * What one observer has received.
     *
     * @param unseenMoves cursor moves that were neither shown nor overtaken by a newer one
     */
    record Observations(
            DeliveryLog deliveries,
            long unseenMoves,
            Latencies operations,
            Latencies ownOperations,
            Latencies cursors,
            long awarenessFrames,
            long updates,
            int snapshots,
            int failures) {}

    synchronized Observations sum() {
        return new Observations(
                deliveries,
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
        for (int person = 0; person < participants.people(); person++) {
            unseen += person == self
                    ? 0
                    : progress.unseen(person, participants.moves(person).countBefore(measured.end()));
        }
        return unseen;
    }

    @Override
    public synchronized void applied(ServerMessage.Event event, long nanos) {
        int author = authorOf(event);
        deliveries.event(event.seq(), author, event.op());
        long arrival = participants.sinceStart(nanos);
        long intended = participants.intendedOperation(author, event.op());
        if (measured.contains(intended)) {
            (author == self ? ownOperations : operations).record(arrival - intended);
        }
        if (measured.contains(arrival)) {
            updates++;
        }
    }

    @Override
    public synchronized void dropped(ServerMessage.Event event, long nanos) {
        deliveries.event(event.seq(), authorOf(event), event.op());
    }

    /** The author's name is always present, since students aren't hidden here. */
    private int authorOf(ServerMessage.Event event) {
        return participants.indexOf(Objects.requireNonNull(event.author().name()));
    }

    @Override
    public synchronized void replaced(ServerMessage.Snapshot snapshot, long nanos) {
        snapshots++;
        deliveries.snapshot(snapshot.seq());
    }

    @Override
    public synchronized void failure(ServerMessage.Failure failure, long nanos) {
        failures++;
    }

    @Override
    public synchronized void awareness(ServerMessage.Awareness awareness, long nanos) {
        long arrival = participants.sinceStart(nanos);
        if (measured.contains(arrival)) {
            awarenessFrames++;
            updates += awareness.delta().cursors().size();
        }
        awareness.delta().cursors().values().stream()
                .filter(Objects::nonNull)
                .forEach(point -> shown(Participants.personAt(point), Participants.moveAt(point), arrival));
    }

    private void shown(int person, long shownMove, long arrival) {
        if (person != self) {
            progress.shown(person, shownMove, move -> {
                long intended = participants.intendedMove(person, move);
                if (measured.contains(intended)) {
                    cursors.record(arrival - intended);
                }
            });
        }
    }
}
