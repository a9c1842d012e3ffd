package io.chalkstream.boardstate.board;

import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.Props;
import io.chalkstream.protocol.board.Value;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.command.ReversalOf;
import io.chalkstream.protocol.command.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Things for tests to work with. */
public final class Samples {
    public static final Author ANA = author("ana");
    public static final Author BEN = author("ben");

    /** One that keeps everything. */
    public static final EventHistory HISTORY = new EventHistory(1_000_000, Duration.ofDays(1_000));

    /** A time in milliseconds since 1970. */
    public static final long T0 = 1_700_000_000_000L;

    private Samples() {}

    public static Author author(String client) {
        return author(client, Role.TEACHER);
    }

    public static Author author(String client, Role role) {
        return new Author("u-" + client, "Person " + client, client, role);
    }

    public static Element text(String id, double x, String text) {
        return new Element(
                id,
                ElementType.TEXT,
                new Props(Map.of(
                        Property.X,
                        number(x),
                        Property.Y,
                        number(0),
                        Property.Z,
                        new Value.Text("a"),
                        Property.COLOR,
                        new Value.Text("black"),
                        Property.SIZE,
                        number(20),
                        Property.TEXT,
                        new Value.Text(text))));
    }

    public static Element text(String id) {
        return text(id, 0, "text of " + id);
    }

    /** A stroke that was cut from another one; from none if {@code whole} is empty. */
    public static Element part(String id, String whole) {
        return stroke(id, new Value.Points(new double[] {0, 0, 0.5}))
                .with(new Props(Map.of(Property.PART_OF, new Value.Text(whole))));
    }

    public static Element stroke(String id, Value points) {
        return new Element(
                id,
                ElementType.STROKE,
                new Props(Map.of(
                        Property.X,
                        number(0),
                        Property.Y,
                        number(0),
                        Property.Z,
                        new Value.Text("a"),
                        Property.POINTS,
                        points,
                        Property.COLOR,
                        new Value.Text("black"),
                        Property.SIZE,
                        number(4))));
    }

    public static Element post(String id) {
        return new Element(
                id,
                ElementType.POST,
                new Props(Map.of(
                        Property.X,
                        number(0),
                        Property.Y,
                        number(0),
                        Property.W,
                        number(200),
                        Property.H,
                        number(100),
                        Property.Z,
                        new Value.Text("a"),
                        Property.TITLE,
                        new Value.Text(""),
                        Property.BODY,
                        new Value.Text("body"),
                        Property.COLOR,
                        new Value.Text("yellow"))));
    }

    /** A comment that bears the author's name. */
    public static Element comment(String id, String post, Author author) {
        return comment(id, post, author.name());
    }

    /** A comment that bears this name, or none if it is empty. */
    public static Element comment(String id, String post, String name) {
        return new Element(
                id,
                ElementType.COMMENT,
                new Props(Map.of(
                        Property.POST,
                        new Value.Text(post),
                        Property.NAME,
                        new Value.Text(name),
                        Property.TEXT,
                        new Value.Text("a comment"),
                        Property.Z,
                        new Value.Text("a"))));
    }

    public static Value number(double value) {
        return new Value.Num(value);
    }

    public static Props x(double x) {
        return new Props(Map.of(Property.X, number(x)));
    }

    public static Props xy(double x, double y) {
        return new Props(Map.of(Property.X, number(x), Property.Y, number(y)));
    }

    public static Change put(Element element) {
        return new Change.Put(element);
    }

    public static Change set(String id, Props props) {
        return new Change.SetProps(id, props);
    }

    public static Change remove(String id) {
        return new Change.Remove(id);
    }

    public static BoardCommand.Edit edit(Author author, long op, Change... changes) {
        return new BoardCommand.Edit(author, op, List.of(changes));
    }

    public static BoardCommand.Reverse undo(Author author, long op, long seq, Reversal... reversals) {
        return new BoardCommand.Reverse(author, op, new ReversalOf(ReversalOf.Direction.UNDO, seq), List.of(reversals));
    }
}
