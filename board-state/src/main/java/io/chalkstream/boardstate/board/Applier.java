package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;

/** Makes events true: nothing else changes a board's elements and head. */
public final class Applier {
    private Applier() {}

    /**
     * Applies the board's next event.
     *
     * @throws IllegalArgumentException if it isn't the next one
     */
    public static void apply(BoardStore board, Outcome.Accepted event) {
        var head = board.head();
        if (event.seq() != head.seq() + 1) {
            throw new IllegalArgumentException("event " + event.seq() + " can't follow " + head.seq());
        }
        var effect = new Effect(board);
        int growth = 0;
        for (var change : event.changes()) {
            growth += change.match(effect);
        }
        board.putHead(new Head(event.epoch(), event.seq(), head.elements() + growth));
    }

    /** Makes a change, and tells by how many elements the board grows. */
    private record Effect(BoardStore board) implements AppliedChange.Cases<Integer> {
        @Override
        public Integer added(AppliedChange.Added added) {
            board.putElement(added.element());
            return 1;
        }

        @Override
        public Integer updated(AppliedChange.Updated updated) {
            Element element = Limits.requirePresent("element " + updated.id(), board.element(updated.id()));
            board.putElement(element.with(updated.props()));
            return 0;
        }

        @Override
        public Integer removed(AppliedChange.Removed removed) {
            board.removeElement(removed.element().id());
            return -1;
        }
    }
}
