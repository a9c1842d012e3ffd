package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.Role;

/**
 * Estimates what deciding and applying a command costs. The estimate reads little itself, and stops once the command is
 * known to be large.
 */
public final class LargeCommand {
    /** The weight of one element or event: its handling without its size. */
    private static final long ITEM_BYTES = 1024;
    /** Commands up to this weight take some 20 ms at the most. */
    public static final long MAX_BYTES = 1024 * 1024;

    private final BoardView board;
    private final long maxBytes;
    private long weight;

    private LargeCommand(BoardView board, long maxBytes) {
        this.board = board;
        this.maxBytes = maxBytes;
    }

    /** Whether the command weighs more than {@code maxBytes}, and would hold up other boards if it were carried out at once. */
    public static boolean is(BoardView board, BoardCommand command, long at, long maxBytes) {
        if (!mayBeLarge(command) || !Decider.isNext(board, command, at)) {
            return false;
        }
        var estimate = new LargeCommand(board, maxBytes);
        estimate.add(command);
        return estimate.isLarge();
    }

    private static boolean mayBeLarge(BoardCommand command) {
        if (command instanceof BoardCommand.Edit edit) {
            return command.author().role() == Role.TEACHER
                    && edit.changes().stream().anyMatch(LargeCommand::mayBeLarge);
        }
        return ((BoardCommand.Reverse) command).reversals().stream().anyMatch(Reversal.Events.class::isInstance);
    }

    private static boolean mayBeLarge(Change change) {
        return change instanceof Change.Restore
                || change instanceof Change.TakeBack
                || change instanceof Change.Clear
                || change instanceof Change.Delete;
    }

    private void add(BoardCommand command) {
        if (command instanceof BoardCommand.Edit edit) {
            edit.changes().forEach(this::add);
        } else {
            ((BoardCommand.Reverse) command)
                    .reversals().stream()
                            .filter(Reversal.Events.class::isInstance)
                            .map(Reversal.Events.class::cast)
                            .forEach(events -> addEvents(events.first(), events.last()));
        }
    }

    private void add(Change change) {
        var head = board.head();
        if (change instanceof Change.Restore restore && head.reachesBackTo(restore.seq())) {
            addElements();
            addEvents(restore.seq() + 1, head.seq());
        } else if (change instanceof Change.TakeBack) {
            addEvents(head.seq() - BulkRevert.EVENTS_LOOKED_AT + 1, head.seq());
        } else if (change instanceof Change.Clear) {
            addElements();
        } else if (change instanceof Change.Delete) {
            addElements();
            weight += ITEM_BYTES * (head.seq() - head.oldest());
        }
    }

    private void addElements() {
        var contents = board.head().contents();
        weight += ITEM_BYTES * contents.elements() + contents.bytes();
    }

    private void addEvents(long first, long last) {
        long oldest = Math.max(first, Math.max(1, board.head().oldest()));
        for (long seq = last; seq >= oldest && !isLarge(); seq--) {
            weight += ITEM_BYTES + board.eventBytes(seq);
        }
    }

    private boolean isLarge() {
        return weight > maxBytes;
    }
}
