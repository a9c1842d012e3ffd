package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;

/** Applies events to a board. Nothing else changes a board's elements, head and history. */
public final class EventApplier {
    private EventApplier() {}

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
        if (event.deletesBoard()) {
            delete(board, head);
            board.putHead(Head.after(event.epoch()));
            return;
        }
        var contents = head.contents();
        for (var change : event.changes()) {
            contents = change.match(new Effect(board, contents));
        }
        board.putEvent(event);
        board.putHead(head.changed(event, contents));
    }

    private static void delete(BoardStore board, Head head) {
        board.elements().keySet().forEach(board::removeElement);
        for (long seq = head.oldest(); seq <= head.seq(); seq++) {
            board.removeEvent(seq);
        }
    }

    /** Applies a change and returns the board's contents after it. */
    private record Effect(BoardStore board, Contents before) implements AppliedChange.Cases<Contents> {
        @Override
        public Contents added(AppliedChange.Added added) {
            board.putElement(added.element());
            return before.grown(1, added.element().bytes());
        }

        @Override
        public Contents updated(AppliedChange.Updated updated) {
            var element = require(updated.id());
            return replaced(element, element.with(updated.props()));
        }

        @Override
        public Contents removed(AppliedChange.Removed removed) {
            board.removeElement(removed.element().id());
            return before.grown(-1, -removed.element().bytes());
        }

        @Override
        public Contents liked(AppliedChange.Liked liked) {
            var element = require(liked.id());
            return replaced(element, element.withLike(liked.user(), liked.on()));
        }

        @Override
        public Contents locked(AppliedChange.Locked locked) {
            var element = require(locked.id());
            return replaced(element, element.withLock(locked.on()));
        }

        @Override
        public Contents frozen(AppliedChange.Frozen frozen) {
            return before.with(before.info().withFrozen(frozen.on()));
        }

        @Override
        public Contents studentsHidden(AppliedChange.StudentsHidden studentsHidden) {
            return before.with(before.info().withStudentsHidden(studentsHidden.on()));
        }

        @Override
        public Contents renamed(AppliedChange.Renamed renamed) {
            return before.with(before.info().withTitle(renamed.title()));
        }

        @Override
        public Contents deleted(AppliedChange.Deleted deleted) {
            throw new IllegalArgumentException("a board is deleted as a whole");
        }

        private Contents replaced(Element old, Element element) {
            board.putElement(element);
            return before.grown(0, element.bytes() - old.bytes());
        }

        private Element require(String id) {
            return Limits.requirePresent("element " + id, board.element(id));
        }
    }
}
