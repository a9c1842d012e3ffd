package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.outcome.Outcome;

/** Applies decisions to a board. Nothing else writes to it. */
public final class BoardWriter {
    private BoardWriter() {}

    /**
     * Applies the decision's events and records the outcome for deduplication. {@code command} and {@code at} are those
     * of the decision.
     */
    public static void apply(BoardStore board, BoardCommand command, Decision decision, long at, EventHistory history) {
        if (decision instanceof Decision.Accepted accepted) {
            for (var event : accepted.events()) {
                EventApplier.apply(board, event);
                history.forget(board, event);
            }
        }
        OpDeduplicator.remember(board, command, decision, at);
    }

    /** Applies one event of a large command. The history forgets nothing until {@link #finish}. */
    public static void applySlice(BoardStore board, Outcome.Accepted event) {
        EventApplier.apply(board, event);
    }

    /** Records the outcome of a large command all of whose events have been applied. */
    public static void finish(BoardStore board, BoardJob job, Decision decision, EventHistory history) {
        if (decision instanceof Decision.Accepted accepted) {
            accepted.events().forEach(event -> history.forget(board, event));
        }
        OpDeduplicator.remember(board, job.command(), decision, job.at());
    }

    /** Makes the board an empty one by its last event, and records the outcome. What it held is still stored. */
    public static void beginDeletion(BoardStore board, BoardJob job, Decision.Accepted deletion) {
        board.putHead(Head.after(deletion.last().epoch()));
        OpDeduplicator.remember(board, job.command(), deletion, job.at());
    }
}
