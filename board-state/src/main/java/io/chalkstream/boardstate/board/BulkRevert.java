package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.outcome.Reversals;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Reverts the last changes of one person, newest first, under the conditions of an undo (U16). */
final class BulkRevert {
    /** The number of newest events searched. */
    static final int EVENTS_LOOKED_AT = 10_000;

    private final Change.TakeBack request;
    /** A scratch board on which each change is reverted; only the total difference becomes the result. */
    private final Draft scratch;

    private final ConditionalUndo undo;
    /** The events that the person's own undos have already reversed. */
    private final Set<Long> undoneSeqs = new HashSet<>();

    private int count;
    private long oldest;

    private BulkRevert(Change.TakeBack request, Draft scratch, int version) {
        this.request = request;
        this.scratch = scratch;
        this.undo = new ConditionalUndo(scratch, ConditionalUndo.passesOverLikes(version));
    }

    /**
     * Applies the revert to {@code draft} and returns the changes and conflicts.
     *
     * @param version by which it is decided
     */
    static ChangeSet apply(Change.TakeBack request, Draft draft, int version) {
        var bulkRevert = new BulkRevert(request, draft.fresh(), version);
        bulkRevert.run(draft.at());
        var conflicts =
                bulkRevert.undo.conflicts().summary(draft.board(), draft.author(), request.user(), bulkRevert.oldest);
        return new ChangeSet(BoardDiff.to(bulkRevert.scratch, draft), conflicts);
    }

    private void run(long now) {
        var board = scratch.board();
        long newest = board.head().seq();
        for (long seq = newest; seq > newest - EVENTS_LOOKED_AT; seq--) {
            var event = EventHistory.find(board, seq);
            if (event == null || isTooOld(event, now)) {
                return;
            }
            if (event.author().user().equals(request.user()) && !revert(event)) {
                return;
            }
        }
    }

    private boolean isTooOld(Outcome.Accepted event, long now) {
        var minutes = request.minutes();
        return minutes != null && event.at() < now - Duration.ofMinutes(minutes).toMillis();
    }

    /** Returns false once enough changes have been reverted. */
    private boolean revert(Outcome.Accepted event) {
        var part = event.part();
        boolean isUndone = undoneSeqs.contains(part == null ? event.seq() : part.last());
        var reverses = event.reverses();
        if (reverses != null) {
            undoneSeqs.add(reverses.seq());
        }
        if (isUndone || (reverses != null && reverses.direction() == Direction.UNDO)) {
            return true;
        }
        // Backwards, a change begins with its last event; its earlier ones don't count again.
        if (!event.isContinued()) {
            if (request.last() != null && count == request.last()) {
                return false;
            }
            count++;
        }
        Reversals.of(event.changes()).forEach(reversal -> reversal.match(undo));
        oldest = event.seq();
        return true;
    }
}
