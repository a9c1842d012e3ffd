package io.chalkstream.load.attack;

import io.chalkstream.load.StrokeGenerator;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Frames with operations, made as cheaply as can be: one text with holes for what must differ. */
final class Strokes {
    private static final String HOLE = "hole";
    private static final long HOLE_OP = 4_711_000;

    private final String beforeOp;
    private final String beforeId;
    private final String end;

    /** Operations that put a stroke of so many points each. */
    Strokes(int points) {
        var stroke = new StrokeGenerator("any", 1, points).next();
        var text = Json.text(new ClientMessage.Op(
                HOLE_OP, List.of(new Change.Put(new Element(HOLE, ElementType.STROKE, stroke.props())))));
        int op = text.indexOf(Long.toString(HOLE_OP));
        int id = text.indexOf(HOLE);
        beforeOp = text.substring(0, op);
        beforeId = text.substring(op + Long.toString(HOLE_OP).length(), id);
        end = text.substring(id + HOLE.length());
    }

    /** The operation of this number, with a stroke of this id. */
    Buffer put(long op, String id) {
        return RawSocket.frame(beforeOp + op + beforeId + id + end);
    }

    /** An operation that removes an element. */
    static Buffer remove(long op, String id) {
        return RawSocket.frame(Json.text(new ClientMessage.Op(op, List.of(new Change.Remove(id)))));
    }
}
