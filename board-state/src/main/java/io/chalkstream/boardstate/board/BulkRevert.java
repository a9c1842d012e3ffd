package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Takes the last changes of one person back, the newest first, on the conditions of an undo (U16). */
final class BulkRevert {
    /** So many of the newest events are looked at. */
    static final int EVENTS_LOOKED_AT = 10_000;

    private final Change.TakeBack request;
    /** The board as it becomes, change by change; what is made of it in the end is the difference alone. */
    private final Draft scratch;

    private final ConditionalUndo reversing;
    /** The numbers of the events that have been taken back already, by the person's own undos. */
    private final Set<Long> undone = new HashSet<>();

    private int found;
    private long oldest;

    private BulkRevert(Change.TakeBack request, Draft scratch) {
        this.request = request;
        this.scratch = scratch;
        this.reversing = new ConditionalUndo(scratch);
    }

    /** The changes that take back what was asked for, and what they leave as it was. */
    static ChangeSet make(Change.TakeBack request, Draft draft) {
        var takingBack = new BulkRevert(request, draft.afresh());
        takingBack.run(draft.at());
        var kept = takingBack
                .reversing
                .interference()
                .found(draft.board(), draft.author(), request.user(), takingBack.oldest);
        return new ChangeSet(BoardDiff.to(takingBack.scratch, draft), kept);
    }

    private void run(long now) {
        var board = scratch.board();
        long newest = board.head().seq();
        for (long seq = newest; seq > newest - EVENTS_LOOKED_AT; seq--) {
            var event = board.event(seq);
            if (event == null || isBeforeAll(event, now)) {
                return;
            }
            if (event.author().user().equals(request.user()) && !takeBack(event)) {
                return;
            }
        }
    }

    private boolean isBeforeAll(Outcome.Accepted event, long now) {
        var minutes = request.minutes();
        return minutes != null && event.at() < now - Duration.ofMinutes(minutes).toMillis();
    }

    /** Returns false if there have been enough. */
    private boolean takeBack(Outcome.Accepted event) {
        var part = event.part();
        boolean wasUndone = undone.contains(part == null ? event.seq() : part.last());
        var reverses = event.reverses();
        if (reverses != null) {
            undone.add(reverses.seq());
        }
        if (wasUndone || (reverses != null && reverses.direction() == Direction.UNDO)) {
            return true;
        }
        // The earlier events of a change come after its last one, and are no further change.
        if (!event.isContinued()) {
            if (request.last() != null && found == request.last()) {
                return false;
            }
            found++;
        }
        Reversals.of(event.changes()).forEach(reversal -> reversal.match(reversing));
        oldest = event.seq();
        return true;
    }
}
