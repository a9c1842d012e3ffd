package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;

/** Writes the message {@code snapshot}, as a client gets it. */
final class Snapshot {
    /** What closes the list of elements and the message. */
    private static final int CLOSING_BYTES = "]}".length();

    private Snapshot() {}

    /** Puts elements that are JSON already into a message, without parsing them. */
    static void write(Head head, Iterator<byte[]> elements, OutputStream frame) throws IOException {
        byte[] empty = Json.bytes(new ServerMessage.Snapshot(
                head.epoch(), head.seq(), head.contents().info(), List.of()));
        int opening = empty.length - CLOSING_BYTES;
        frame.write(empty, 0, opening);
        for (boolean first = true; elements.hasNext(); first = false) {
            if (!first) {
                frame.write(',');
            }
            frame.write(elements.next());
        }
        frame.write(empty, opening, CLOSING_BYTES);
    }
}
