package io.chalkstream.gateway.connection;

import io.chalkstream.protocol.client.ClientMessage;

/** Counts connections, and what clients say. */
public interface ConnectionMeters {
    void connectionOpened();

    void connectionClosed();

    void received(ClientMessage message);

    /** A frame that couldn't be read. */
    void unreadable();

    /** More came than a connection may send. */
    void tooFast();
}
