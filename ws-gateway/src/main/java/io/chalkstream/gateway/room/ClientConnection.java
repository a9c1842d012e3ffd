package io.chalkstream.gateway.room;

import io.chalkstream.protocol.code.CloseCode;

/** A client's WebSocket. Calls keep their order, never block, and make no callbacks before they return. */
public interface ClientConnection {
    /** Sends one text frame; {@code whenWritten} runs once it is written or has failed. */
    void send(String text, Runnable whenWritten);

    /** Closes the socket after the frames sent so far; a stuck socket is cut shortly after. */
    void close(CloseCode code);
}
