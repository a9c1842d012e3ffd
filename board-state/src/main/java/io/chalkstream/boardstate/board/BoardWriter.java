package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.command.BoardCommand;

/** Carries out decisions: the board's one way to change. */
public final class BoardWriter {
    private BoardWriter() {}

    /** Changes the board as decided, and remembers the outcome. {@code command} and {@code at} are those decided on. */
    public static void carryOut(BoardStore board, BoardCommand command, Decision decision, long at) {
        if (decision instanceof Decision.Accepted accepted) {
            Applier.apply(board, accepted.event());
        }
        SessionMemory.remember(board, command, decision, at);
    }
}
