package io.chalkstream.protocol.board;

import java.util.Map;
import java.util.function.UnaryOperator;

/** A board of which only the elements are known, by their ids. Changes of missing elements have no effect. */
public record ElementMap(Map<String, Element> elements) implements MutableBoard {
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
        elements.computeIfPresent(id, (key, element) -> change.apply(element));
    }

    @Override
    public void changeInfo(UnaryOperator<BoardInfo> change) {
        // The metadata is not known here.
    }

    @Override
    public void clear() {
        elements.clear();
    }
}
