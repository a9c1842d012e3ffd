package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Element;
import java.util.Map;
import java.util.TreeMap;

/** A board on the heap. */
public final class InMemoryBoardStore implements BoardStore {
    private final Map<String, Element> elements = new TreeMap<>();
    private final Map<String, Session> sessions = new TreeMap<>();
    private Head head = Head.BEGINNING;

    /** All elements, by their ids. */
    public Map<String, Element> elements() {
        return Map.copyOf(elements);
    }

    /** A copy that goes its own way. */
    public InMemoryBoardStore copy() {
        var copy = new InMemoryBoardStore();
        copy.elements.putAll(elements);
        copy.sessions.putAll(sessions);
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
    public Session session(String id) {
        return sessions.get(id);
    }

    @Override
    public Map<String, Session> sessions() {
        return Map.copyOf(sessions);
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
    public void putSession(String id, Session session) {
        sessions.put(id, session);
    }

    @Override
    public void removeSession(String id) {
        sessions.remove(id);
    }
}
