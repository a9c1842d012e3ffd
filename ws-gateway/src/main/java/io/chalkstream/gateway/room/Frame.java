package io.chalkstream.gateway.room;

import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.nio.charset.StandardCharsets;

/**
 * One message to clients, ready to be sent: made once for all of its receivers.
 *
 * @param bytes its size as UTF-8
 */
public record Frame(String text, int bytes) {

    /** The frame that {@code utf8} holds; it is not looked into. */
    public static Frame of(byte[] utf8) {
        return new Frame(new String(utf8, StandardCharsets.UTF_8), utf8.length);
    }

    public static Frame of(ServerMessage message) {
        return of(Json.bytes(message));
    }
}
