package io.chalkstream.gateway.room;

import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.nio.charset.StandardCharsets;

/**
 * An encoded message to clients, or several in order. Encoded once, and shared by all receivers.
 *
 * @param text the messages, with commas between them
 * @param bytes its size as UTF-8
 * @param isOne whether it is exactly one message
 */
public record OutboundFrame(String text, int bytes, boolean isOne) {

    /** One encoded message; it is not parsed. */
    public static OutboundFrame of(byte[] utf8) {
        return new OutboundFrame(new String(utf8, StandardCharsets.UTF_8), utf8.length, true);
    }

    /** The messages of an encoded JSON array; they are not parsed. */
    public static OutboundFrame ofMany(byte[] utf8) {
        return new OutboundFrame(new String(utf8, 1, utf8.length - 2, StandardCharsets.UTF_8), utf8.length - 2, false);
    }

    /** Whether there is no message in it. */
    boolean isEmpty() {
        return bytes == 0;
    }

    public static OutboundFrame of(ServerMessage message) {
        return of(Json.bytes(message));
    }
}
