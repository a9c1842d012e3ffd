package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.MutableBoard;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.function.UnaryOperator;

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
        var stored = new StoredBoard(board, head.contents());
        event.changes().forEach(change -> change.applyTo(stored));
        board.putEvent(event);
        board.putHead(head.changed(event, stored.contents));
    }

    private static void delete(BoardStore board, Head head) {
        board.elements().keySet().forEach(board::removeElement);
        for (long seq = head.oldest(); seq <= head.seq(); seq++) {
            board.removeEvent(seq);
        }
    }

    /** Changes the stored elements, and keeps the totals and metadata that belong to them. */
    private static final class StoredBoard implements MutableBoard {
        private final BoardStore board;
        private Contents contents;

        StoredBoard(BoardStore board, Contents contents) {
            this.board = board;
            this.contents = contents;
        }

        @Override
        public void put(Element element) {
            board.putElement(element);
            contents = contents.grown(1, element.bytes());
        }

        @Override
        public void remove(String id) {
            var element = require(id);
            board.removeElement(id);
            contents = contents.grown(-1, -element.bytes());
        }

        @Override
        public void change(String id, UnaryOperator<Element> change) {
            var old = require(id);
            var element = change.apply(old);
            board.putElement(element);
            contents = contents.grown(0, element.bytes() - old.bytes());
        }

        @Override
        public void changeInfo(UnaryOperator<BoardInfo> change) {
            contents = contents.with(change.apply(contents.info()));
        }

        @Override
        public void clear() {
            throw new IllegalArgumentException("a board is deleted as a whole");
        }

        private Element require(String id) {
            return Limits.requirePresent("element " + id, board.element(id));
        }
    }
}
