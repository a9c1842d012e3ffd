package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.outcome.Outcome;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A board on the heap. */
public final class InMemoryBoardStore implements BoardStore {
    private final Map<String, Element> elements = new TreeMap<>();
    private final Map<Long, Outcome.Accepted> events = new TreeMap<>();
    private final TreeMap<String, DedupState> dedupStates = new TreeMap<>();
    private Head head = Head.BEGINNING;

    @Override
    public SortedMap<String, Element> elements() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(elements));
    }

    @Override
    public Outcome.Accepted event(long seq) {
        return events.get(seq);
    }

    /** The numbers of the events that are kept. */
    SortedSet<Long> events() {
        return new TreeSet<>(events.keySet());
    }

    /** A copy that goes its own way. */
    public InMemoryBoardStore copy() {
        var copy = new InMemoryBoardStore();
        copy.elements.putAll(elements);
        copy.events.putAll(events);
        copy.dedupStates.putAll(dedupStates);
        copy.head = head;
        return copy;
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Element element(String id) {
        return elements.get(id);
    }

    @Override
    public long eventBytes(long seq) {
        var event = events.get(seq);
        return event == null ? 0 : Json.bytes(event).length;
    }

    @Override
    public DedupState dedupState(String opSequence) {
        return dedupStates.get(opSequence);
    }

    @Override
    public SortedMap<String, DedupState> dedupStatesAfter(@Nullable String opSequence, int max) {
        var some = new TreeMap<String, DedupState>();
        (opSequence == null ? dedupStates : dedupStates.tailMap(opSequence, false))
                .entrySet().stream().limit(max).forEach(entry -> some.put(entry.getKey(), entry.getValue()));
        return some;
    }

    /** All deduplication states by their op sequences. */
    public Map<String, DedupState> dedupStates() {
        return Map.copyOf(dedupStates);
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
    public void putEvent(Outcome.Accepted event) {
        events.put(event.seq(), event);
    }

    @Override
    public void removeEvent(long seq) {
        events.remove(seq);
    }

    @Override
    public void putDedupState(String opSequence, DedupState state) {
        dedupStates.put(opSequence, state);
    }

    @Override
    public void removeDedupState(String opSequence) {
        dedupStates.remove(opSequence);
    }
}
