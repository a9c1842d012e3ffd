package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;

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
}
