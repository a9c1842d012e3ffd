package io.chalkstream.boardstate.query;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** Writes a board whose elements are JSON already, without parsing them. */
final class SnapshotWriter {
    /** What closes the list of elements and the message. */
    private static final int CLOSING_BYTES = "]}".length();

    private SnapshotWriter() {}

    /** The message {@code snapshot}, as a client gets it. */
    static void write(Head head, Iterator<byte[]> elements, OutputStream out) throws IOException {
        write(
                new ServerMessage.Snapshot(
                        head.epoch(), head.seq(), head.contents().info().forClients(), List.of()),
                elements,
                out);
    }

    /** Something else that ends with a list of elements, which is empty in {@code around}. */
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
