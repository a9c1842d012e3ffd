package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.MutableBoard;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Rewinds a board by inverting its events, newest first. */
final class HistoryRewinder implements MutableBoard {
    private final SortedMap<String, Element> elements;
    private BoardInfo info;

    HistoryRewinder(SortedMap<String, Element> elements, BoardInfo info) {
        this.elements = new TreeMap<>(elements);
        this.info = info;
    }

    void rewind(Outcome.Accepted event) {
        var changes = event.changes();
        for (int i = changes.size() - 1; i >= 0; i--) {
            changes.get(i).inverse().applyTo(this);
        }
    }

    /** Of the metadata, only the title and the paper are part of an earlier state. */
    EventHistory.PastBoard board() {
        return new EventHistory.PastBoard(elements, info.title(), info.chosenPaper());
    }

    @Override
    public void put(Element element) {
        elements.put(element.id(), element);
    }

    @Override
    public void remove(String id) {
        elements.remove(id);
    }

    @Override
    public void change(String id, UnaryOperator<Element> change) {
        put(change.apply(Limits.requirePresent("element " + id, elements.get(id))));
    }

    @Override
    public void changeInfo(UnaryOperator<BoardInfo> change) {
        info = change.apply(info);
    }

    @Override
    public void clear() {
        throw new IllegalArgumentException("nothing is kept of a deleted board");
    }
}
