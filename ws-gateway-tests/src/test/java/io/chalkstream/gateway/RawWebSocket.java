package io.chalkstream.gateway;

import java.net.URI;
import java.util.Base64;

/** A WebSocket that sends whatever bytes, one char each, and reads nothing. */
final class RawWebSocket {
    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 0x10000;

    private final RawHttp socket;

    /** Asks for the upgrade, and doesn't wait for the answer. */
    RawWebSocket(URI gateway, String board, String token) {
        socket = new RawHttp(gateway);
        socket.write(RawHttp.head(
                "GET /ws/boards/" + board + " HTTP/1.1",
                "Host: " + gateway.getAuthority(),
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: " + Base64.getEncoder().encodeToString(new byte[16]),
                "Sec-WebSocket-Protocol: chalkstream, token." + token));
    }

    /** Waits for the answer to the upgrade. */
    String statusLine() {
        return socket.statusLine();
    }

    /** Sends a text frame; false if the gateway has closed the connection. The mask is zero, so that the text stays as it is. */
    boolean send(String text) {
        var frame = new StringBuilder().append((char) TEXT);
        if (text.length() < SHORT) {
            frame.append((char) (MASKED | text.length()));
        } else if (text.length() < LONG) {
            frame.append((char) (MASKED | SHORT))
                    .append((char) (text.length() >> 8))
                    .append((char) (text.length() & 0xff));
        } else {
            throw new IllegalArgumentException("too long");
        }
        return socket.write(frame.append("\0\0\0\0").append(text).toString());
    }

    void reset() {
        socket.reset();
    }
}
