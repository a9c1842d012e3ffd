package io.chalkstream.simulation.people;

import io.chalkstream.client.Sockets;
import java.net.URI;

/** Sockets of a client, of which the first message of each, the hello, is noticed. */
record HelloWatch(Sockets sockets, Runnable said) implements Sockets {
    @Override
    public Socket create(URI address, String token, Listener listener) {
        return new WatchedSocket(sockets.create(address, token, listener));
    }

    private final class WatchedSocket implements Socket {
        private final Socket socket;
        private boolean hasSaid;

        WatchedSocket(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void open() {
            socket.open();
        }

        @Override
        public void send(String text) {
            if (!hasSaid) {
                hasSaid = true;
                said.run();
            }
            socket.send(text);
        }

        @Override
        public void close() {
            socket.close();
        }

        @Override
        public void abort() {
            socket.abort();
        }
    }
}
