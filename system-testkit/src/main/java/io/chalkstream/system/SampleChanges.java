package io.chalkstream.system;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import java.util.Map;

/** Elements and changes for the tests. */
final class SampleChanges {
    private SampleChanges() {}

    static Change.Put putPost(String id, String title) {
        return new Change.Put(new Element(
                id,
                ElementType.POST,
                new Props(Map.of(
                        Property.X, number(0),
                        Property.Y, number(0),
                        Property.W, number(200),
                        Property.H, number(120),
                        Property.Z, text("a0"),
                        Property.TITLE, text(title),
                        Property.BODY, text(""),
                        Property.COLOR, text("yellow")))));
    }

    static Change.Put putRectangle(String id, double x) {
        return new Change.Put(new Element(
                id,
                ElementType.RECTANGLE,
                new Props(Map.of(
                        Property.X, number(x),
                        Property.Y, number(0),
                        Property.W, number(10),
                        Property.H, number(10),
                        Property.Z, text("a1"),
                        Property.COLOR, text("black"),
                        Property.FILL, text("none"),
                        Property.SIZE, number(2)))));
    }

    static Change.SetProps move(String id, double x) {
        return set(id, Property.X, number(x));
    }

    static Change.SetProps set(String id, Property property, Value value) {
        return new Change.SetProps(id, new Props(Map.of(property, value)));
    }

    static Value number(double value) {
        return new Value.Num(value);
    }

    static Value text(String value) {
        return new Value.Text(value);
    }
}
