package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.undo.EntrySummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person can undo and redo: entries, the newest last.
 *
 * @param epoch the life of the board that the numbers belong to, 0 before the person's first event
 * @param seq the person's last event, 0 before the first
 */
public record UndoStacks(long epoch, long seq, List<StackEntry> undo, List<StackEntry> redo) {
    static final UndoStacks EMPTY = new UndoStacks(0, 0, List.of(), List.of());

    public UndoStacks {
        undo = List.copyOf(undo);
        redo = List.copyOf(redo);
    }

    /** Whether the event has been taken already, or is of an earlier life of the board. */
    public boolean hasSeen(long epoch, long seq) {
        return epoch < this.epoch || (epoch == this.epoch && seq <= this.seq);
    }

    /** After a change of the person's own. {@code what} is null if its effect was none. */
    UndoStacks changed(long epoch, long seq, @Nullable EntrySummary what) {
        return new UndoStacks(epoch, seq, pushed(inEpoch(epoch).undo, seq, what), List.of());
    }

    /** After an undo or redo: the reversed entry is gone, and the other stack has one that takes the reversal back. */
    UndoStacks reversed(long epoch, long seq, ReversalOf of, @Nullable EntrySummary what) {
        var before = inEpoch(epoch).without(of);
        return of.direction() == Direction.UNDO
                ? new UndoStacks(epoch, seq, before.undo, pushed(before.redo, seq, what))
                : new UndoStacks(epoch, seq, pushed(before.undo, seq, what), before.redo);
    }

    /** Without an entry that can't be reversed. */
    UndoStacks without(ReversalOf of) {
        return of.direction() == Direction.UNDO
                ? new UndoStacks(epoch, seq, removed(undo, of.seq()), redo)
                : new UndoStacks(epoch, seq, undo, removed(redo, of.seq()));
    }

    List<StackEntry> of(Direction direction) {
        return direction == Direction.UNDO ? undo : redo;
    }

    /** What undoing or redoing would do, or null if there is nothing. */
    @Nullable
    EntrySummary next(Direction direction) {
        var stack = of(direction);
        return stack.isEmpty() ? null : stack.get(stack.size() - 1).what();
    }

    private UndoStacks inEpoch(long epoch) {
        return epoch == this.epoch ? this : EMPTY;
    }

    private static List<StackEntry> pushed(List<StackEntry> stack, long seq, @Nullable EntrySummary what) {
        if (what == null) {
            return stack;
        }
        var pushed = new ArrayList<>(stack);
        pushed.add(new StackEntry(seq, what));
        return pushed.subList(Math.max(0, pushed.size() - Limits.UNDO_ENTRIES), pushed.size());
    }

    private static List<StackEntry> removed(List<StackEntry> stack, long seq) {
        return stack.stream().filter(entry -> entry.seq() != seq).toList();
    }
}
