package io.chalkstream.gateway.room;

import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * An encoded message to clients, or several in order. Encoded once, and shared by all receivers.
 *
 * @param chunks the messages as UTF-8, with commas between them, in one piece or several; nobody changes the arrays
 * @param bytes its size
 * @param isOne whether it is exactly one message
 */
public record OutboundFrame(List<byte[]> chunks, int bytes, boolean isOne) {

    /** One encoded message; it is not parsed. */
    public static OutboundFrame of(byte[] utf8) {
        return of(List.of(utf8));
    }

    /** One encoded message in pieces. */
    public static OutboundFrame of(List<byte[]> chunks) {
        return new OutboundFrame(
                List.copyOf(chunks),
                chunks.stream().mapToInt(chunk -> chunk.length).sum(),
                true);
    }

    /** The messages of an encoded JSON array; they are not parsed. */
    public static OutboundFrame ofMany(byte[] utf8) {
        return new OutboundFrame(List.of(Arrays.copyOfRange(utf8, 1, utf8.length - 1)), utf8.length - 2, false);
    }

    /** Whether there is no message in it. */
    boolean isEmpty() {
        return bytes == 0;
    }

    public static OutboundFrame of(ServerMessage message) {
        return of(Json.bytes(message));
    }

    /** All of it in one piece. */
    public byte[] utf8() {
        if (chunks.size() == 1) {
            return chunks.get(0);
        }
        var all = new ByteArrayOutputStream(bytes);
        chunks.forEach(all::writeBytes);
        return all.toByteArray();
    }

    /** All of it as text. */
    public String text() {
        return new String(utf8(), StandardCharsets.UTF_8);
    }
}
