package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** Writes a board's stored element JSON without parsing it. */
final class SnapshotWriter {
    /** What closes the list of elements and the message. */
    private static final int CLOSING_BYTES = "]}".length();

    private SnapshotWriter() {}

    /** Writes the message {@code snapshot} for clients. */
    static void write(Head head, Iterator<byte[]> elements, OutputStream out) throws IOException {
        write(
                new ServerMessage.Snapshot(
                        head.epoch(),
                        head.seq(),
                        head.visibility().forEverybody(head.contents().info()),
                        List.of()),
                elements,
                out);
    }

    /** Writes {@code around}, whose last field is an empty list, with these elements in it. */
    static void write(Object around, Iterator<byte[]> elements, OutputStream out) throws IOException {
        byte[] empty = Json.bytes(around);
        int opening = empty.length - CLOSING_BYTES;
        out.write(empty, 0, opening);
        for (boolean first = true; elements.hasNext(); first = false) {
            if (!first) {
                out.write(',');
            }
            out.write(elements.next());
        }
        out.write(empty, opening, CLOSING_BYTES);
    }
}
