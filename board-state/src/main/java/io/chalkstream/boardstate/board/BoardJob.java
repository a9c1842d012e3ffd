package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.BoardCommand;

/**
 * A large command that is being carried out in slices. Between its first and its last slice the board takes no other
 * command, so the decision is a function of this record and the store, whenever and however often it is made.
 *
 * @param at the timestamp of the command
 * @param before the board's head before the command
 */
public record BoardJob(BoardCommand command, long at, Head before) {
    /** Whether the command deletes the board. It takes effect at once: what is left to do is to remove the contents. */
    public boolean isDeletion() {
        return deletes(command);
    }

    public static boolean deletes(BoardCommand command) {
        return command instanceof BoardCommand.Edit edit && edit.changes().get(0) instanceof Change.Delete;
    }

    /**
     * Decides the command, with the events that it has already led to.
     *
     * @param now the board as it is
     */
    public Decision decide(BoardView now) {
        boolean begun = now.head().seq() > before.seq();
        return Decider.decide(begun ? new EarlierBoard(now, before) : now, command, at);
    }
}
