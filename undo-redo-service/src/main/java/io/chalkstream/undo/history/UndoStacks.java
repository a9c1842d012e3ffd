package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import io.chalkstream.protocol.undo.EntrySummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's undo and redo stacks, newest entry last.
 *
 * @param epoch the board's epoch, 0 before the person's first event
 * @param seq the person's last event, 0 before the first
 */
public record UndoStacks(long epoch, long seq, List<StackEntry> undo, List<StackEntry> redo) {
    static final UndoStacks EMPTY = new UndoStacks(0, 0, List.of(), List.of());

    public UndoStacks {
        undo = List.copyOf(undo);
        redo = List.copyOf(redo);
    }

    /** Whether the event was already applied, or belongs to an earlier epoch. */
    public boolean hasSeen(long epoch, long seq) {
        return epoch < this.epoch || (epoch == this.epoch && seq <= this.seq);
    }

    /** The stacks after the person's own change. {@code what} is null if it had no effect. */
    UndoStacks changed(long epoch, long seq, @Nullable EntrySummary what) {
        return new UndoStacks(epoch, seq, pushed(inEpoch(epoch).undo, seq, what), List.of());
    }

    /**
     * The stacks after an undo or redo: the reversed entry is removed, and its inverse is pushed on the other stack.
     */
    UndoStacks reversed(long epoch, long seq, ReversalOf of, @Nullable EntrySummary what) {
        var before = inEpoch(epoch).without(of);
        return of.direction() == Direction.UNDO
                ? new UndoStacks(epoch, seq, before.undo, pushed(before.redo, seq, what))
                : new UndoStacks(epoch, seq, pushed(before.undo, seq, what), before.redo);
    }

    /** The stacks without an entry. */
    UndoStacks without(ReversalOf of) {
        return of.direction() == Direction.UNDO
                ? new UndoStacks(epoch, seq, removed(undo, of.seq()), redo)
                : new UndoStacks(epoch, seq, undo, removed(redo, of.seq()));
    }

    List<StackEntry> of(Direction direction) {
        return direction == Direction.UNDO ? undo : redo;
    }

    /** The summary of the next entry, null if the stack is empty. */
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
