package io.chalkstream.gateway.room;

import io.chalkstream.protocol.code.CloseCode;

/** A person's open socket. Its methods keep their order, never block, and call nothing back before they return. */
public interface ClientConnection {
    /** Sends one text frame; {@code whenWritten} runs once the socket has taken it or has failed. */
    void send(String text, Runnable whenWritten);

    /** Closes the socket after what was sent; a socket that takes nothing any more is cut a moment later. */
    void close(CloseCode code);
}
