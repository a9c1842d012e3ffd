package io.chalkstream.boardstate.reading;

import io.chalkstream.boardstate.board.Head;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.util.Iterator;
import java.util.List;

/**
 * A whole board.
 *
 * @param epoch the epoch, as text
 * @param seq the last event in it, as text
 * @param frame the message {@code snapshot}, as a client gets it
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares snapshots or changes them
record Snapshot(String epoch, String seq, byte[] frame) {
    /** What closes the list of elements and the message. */
    private static final int CLOSING_BYTES = "]}".length();

    /** Puts elements that are JSON already into a message, without parsing them. */
    static Snapshot of(Head head, Iterator<byte[]> elements) {
        byte[] empty = Json.bytes(new ServerMessage.Snapshot(
                head.epoch(), head.seq(), head.contents().info(), List.of()));
        int opening = empty.length - CLOSING_BYTES;
        var frame = new ByteArrayOutputStream();
        frame.write(empty, 0, opening);
        for (boolean first = true; elements.hasNext(); first = false) {
            if (!first) {
                frame.write(',');
            }
            frame.writeBytes(elements.next());
        }
        frame.write(empty, opening, CLOSING_BYTES);
        return new Snapshot(Long.toString(head.epoch()), Long.toString(head.seq()), frame.toByteArray());
    }
}
