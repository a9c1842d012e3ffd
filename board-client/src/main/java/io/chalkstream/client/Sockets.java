package io.chalkstream.client;

import java.net.URI;
import java.nio.ByteBuffer;

/** Opens WebSockets to gateways. */
public interface Sockets {
    /** Creates a socket; nothing happens before {@link Socket#open}. */
    Socket create(URI address, String token, Listener listener);

    /** One WebSocket. Calls keep their order, and never block. Thread-safe. */
    interface Socket {
        /** Starts to connect; the listener gets the result, perhaps before this returns. */
        void open();

        /** Sends a text frame after everything that was sent before. */
        void send(String text);

        /** Sends a close frame after everything that was sent before. */
        void close();

        /** Ends at once, without a close frame. */
        void abort();
    }

    /** Listens to a socket. */
    interface Listener {
        void opened();

        /** A whole text message has come. */
        void text(String message);

        /** A binary frame, or a part of one, has come. */
        void binary(ByteBuffer part);

        /** The socket has ended, with a close code; it may be said again. */
        void ended(int code);
    }
}
