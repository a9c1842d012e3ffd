package io.chalkstream.benchmarks;

import io.chalkstream.boardstate.board.BoardStore;
import io.chalkstream.boardstate.board.DedupState;
import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A board on the heap, so that nothing but deciding and applying is measured. It keeps no events. */
final class HeapBoard implements BoardStore {
    private final SortedMap<String, Element> elements = new TreeMap<>();
    private final Map<String, DedupState> dedupStates = new HashMap<>();
    private Head head = Head.BEGINNING;

    @Override
    public Head head() {
        return head;
    }

    @Override
    public @Nullable Element element(String id) {
        return elements.get(id);
    }

    @Override
    public SortedMap<String, Element> elements() {
        return Collections.unmodifiableSortedMap(elements);
    }

    @Override
    public Outcome.@Nullable Accepted event(long seq) {
        return null;
    }

    @Override
    public long eventBytes(long seq) {
        return 0;
    }

    @Override
    public @Nullable DedupState dedupState(String opSequence) {
        return dedupStates.get(opSequence);
    }

    @Override
    public SortedMap<String, DedupState> dedupStatesAfter(@Nullable String opSequence, int max) {
        return new TreeMap<>();
    }

    @Override
    public void putHead(Head head) {
        this.head = head;
    }

    @Override
    public void putElement(Element element) {
        elements.put(element.id(), element);
    }

    @Override
    public void removeElement(String id) {
        elements.remove(id);
    }

    @Override
    public void putEvent(Outcome.Accepted event) {}

    @Override
    public void removeEvent(long seq) {}

    @Override
    public void putDedupState(String opSequence, DedupState state) {
        dedupStates.put(opSequence, state);
    }

    @Override
    public void removeDedupState(String opSequence) {
        dedupStates.remove(opSequence);
    }
}
