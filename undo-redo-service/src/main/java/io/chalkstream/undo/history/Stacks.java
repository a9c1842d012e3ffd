package io.chalkstream.undo.history;

import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.ReversalOf.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person can undo and redo: the numbers of the entries, the newest last.
 *
 * @param epoch the life of the board that the numbers belong to, 0 before the person's first event
 * @param seq the person's last event, 0 before the first
 */
public record Stacks(long epoch, long seq, List<Long> undo, List<Long> redo) {
    static final Stacks EMPTY = new Stacks(0, 0, List.of(), List.of());

    public Stacks {
        undo = List.copyOf(undo);
        redo = List.copyOf(redo);
    }

    /** Whether the event has been taken already, or is of an earlier life of the board. */
    public boolean include(long epoch, long seq) {
        return epoch < this.epoch || (epoch == this.epoch && seq <= this.seq);
    }

    /** After a change of the person's own. {@code reversible} is false if its effect was none. */
    Stacks changed(long epoch, long seq, boolean reversible) {
        var before = inEpoch(epoch);
        return new Stacks(epoch, seq, reversible ? pushed(before.undo, seq) : before.undo, List.of());
    }

    /** After an undo or redo: the reversed entry is gone, and the other stack has one that takes the reversal back. */
    Stacks reversed(long epoch, long seq, ReversalOf of, boolean reversible) {
        var before = inEpoch(epoch).without(of);
        boolean pushRedo = reversible && of.direction() == Direction.UNDO;
        boolean pushUndo = reversible && of.direction() == Direction.REDO;
        return new Stacks(
                epoch,
                seq,
                pushUndo ? pushed(before.undo, seq) : before.undo,
                pushRedo ? pushed(before.redo, seq) : before.redo);
    }

    /** Without an entry that can't be reversed. */
    Stacks without(ReversalOf of) {
        return of.direction() == Direction.UNDO
                ? new Stacks(epoch, seq, removed(undo, of.seq()), redo)
                : new Stacks(epoch, seq, undo, removed(redo, of.seq()));
    }

    /** The entry that is next in this direction, or null if there is none. */
    @Nullable
    Long next(Direction direction) {
        var stack = direction == Direction.UNDO ? undo : redo;
        return stack.isEmpty() ? null : stack.get(stack.size() - 1);
    }

    private Stacks inEpoch(long epoch) {
        return epoch == this.epoch ? this : EMPTY;
    }

    private static List<Long> pushed(List<Long> stack, long seq) {
        var pushed = new ArrayList<>(stack);
        pushed.add(seq);
        return pushed.subList(Math.max(0, pushed.size() - Limits.UNDO_ENTRIES), pushed.size());
    }

    private static List<Long> removed(List<Long> stack, long seq) {
        return stack.stream().filter(entry -> entry != seq).toList();
    }
}
