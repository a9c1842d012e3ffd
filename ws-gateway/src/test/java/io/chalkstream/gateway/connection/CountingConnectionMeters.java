package io.chalkstream.gateway.connection;

import io.chalkstream.protocol.client.ClientMessage;
import java.util.ArrayList;
import java.util.List;

/** Meters that the test can read. */
final class CountingConnectionMeters implements ConnectionMeters {
    final List<String> received = new ArrayList<>();
    int unreadable;
    int tooFast;
    int connections;

    @Override
    public void connectionOpened() {
        connections++;
    }

    @Override
    public void connectionClosed() {
        connections--;
    }

    @Override
    public void received(ClientMessage message) {
        received.add(message.getClass().getSimpleName());
    }

    @Override
    public void unreadable() {
        unreadable++;
    }

    @Override
    public void tooFast() {
        tooFast++;
    }
}
