package io.chalkstream.load.attack;

import io.chalkstream.load.generator.ClientFrames;
import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.net.URI;

/**
 * A WebSocket that sends prepared bytes and counts what comes without looking into it: so a few thousand of them cost little beside
 * the servers. Used on its event loop only.
 */
final class RawSocket {
    private static final int CLOSE = 0x88;
    /** No close frame of ours is longer. */
    private static final int END = 40;

    private final NetSocket socket;
    private long received;
    private Buffer hello = Buffer.buffer();
    private Runnable joined = () -> {};
    private byte[] end = new byte[0];
    private boolean open = true;

    /** @param closed runs when the connection has ended, whoever ended it */
    RawSocket(NetSocket socket, Runnable closed) {
        this.socket = socket;
        socket.handler(bytes -> {
            if (received == 0) {
                socket.write(hello);
                joined.run();
            }
            received += bytes.length();
            end = bytes.getBytes(Math.max(0, bytes.length() - END), bytes.length());
        });
        socket.exceptionHandler(lost -> {});
        socket.closeHandler(ended -> {
            open = false;
            closed.run();
        });
    }

    /** Asks for the upgrade, and says hello when it is answered; {@code then} runs after that. */
    void join(URI gateway, String board, Account account, Runnable then) {
        hello = frame(Json.text(new ClientMessage.Hello(client(account), null)));
        joined = then;
        socket.write("GET /ws/boards/" + board + " HTTP/1.1\r\n"
                + "Host: " + gateway.getAuthority() + "\r\n"
                + "Connection: Upgrade\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                + "Sec-WebSocket-Protocol: " + Subprotocols.NAME + ", " + Subprotocols.ofToken(account.token())
                + "\r\n\r\n");
    }

    /** The id of the page that this connection is: another one for each connection. */
    private String client(Account account) {
        return Author.clientId(account.user(), Integer.toHexString(System.identityHashCode(this)));
    }

    /** A text frame that can be sent by many. */
    static Buffer frame(String text) {
        return Buffer.buffer(ClientFrames.text(text));
    }

    /** Sends bytes, unless the connection is closed or takes no more at the moment; says whether it did. */
    boolean send(Buffer bytes) {
        if (!open || socket.writeQueueFull()) {
            return false;
        }
        socket.write(bytes);
        return true;
    }

    /** From now on nothing is read any more. */
    void stopReading() {
        socket.pause();
    }

    /** The code with which the server has closed the connection; 0 if it didn't say one. */
    int closeCode() {
        for (int i = end.length - 4; i >= 0; i--) {
            if ((end[i] & 0xff) == CLOSE && end[i + 1] == end.length - i - 2) {
                return (end[i + 2] & 0xff) << 8 | (end[i + 3] & 0xff);
            }
        }
        return 0;
    }

    long received() {
        return received;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        socket.close();
    }
}
