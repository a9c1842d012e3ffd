package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;

/** Carries out decisions: the board's one way to change. */
public final class BoardWriter {
    private BoardWriter() {}

    /** Changes the board as decided, and remembers the outcome. {@code command} and {@code at} are those decided on. */
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
