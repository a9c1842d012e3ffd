package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.server.ServerMessage;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the gateways: one connection after the other, each to the next gateway, until it is closed (C7, C8). Its
 * methods are called, and its handler is called, with the client's lock held.
 */
final class Link {
    private static final System.Logger LOG = System.getLogger(Link.class.getName());
    /** Codes from here to 4199 mean: don't come back (C6). */
    private static final int FIRST_FINAL_CODE = 4100;

    private static final int LAST_FINAL_CODE = 4199;

    private final ReentrantLock lock;
    private final Options options;
    private final Handler handler;
    private final Backoff backoff;
    private int attempts;
    private @Nullable Connection connection;
    private Timers.@Nullable Timer timer;
    private boolean closed;

    /** The owner of a link. */
    interface Handler {
        /** A new connection's first message. */
        ClientMessage.Hello hello();

        /** Takes in the messages of one frame; returns what is to be done when the lock is free again. */
        Runnable received(List<ServerMessage> messages, long nanos);

        /** The connection is gone; another one will come. */
        void lost();

        /** The gateway doesn't want this client back; returns what is to be done when the lock is free again. */
        Runnable expelled();
    }

    Link(ReentrantLock lock, Options options, Handler handler, DoubleSupplier random) {
        this.lock = lock;
        this.options = options;
        this.handler = handler;
        this.backoff = new Backoff(random);
    }

    boolean isClosed() {
        return closed;
    }

    void open() {
        var gateways = options.gateways();
        URI gateway = gateways.get(attempts++ % gateways.size());
        connection =
                Connection.open(gateway, options.boardId(), options.tokens().get(), new Frames());
    }

    void send(ClientMessage message) {
        if (connection != null) {
            connection.send(message);
        }
    }

    void drop() {
        if (connection != null) {
            connection.drop();
        }
    }

    void close() {
        closed = true;
        stopTimer();
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private void comeBack(Duration wait) {
        connection = null;
        stopTimer();
        handler.lost();
        timer = Timers.after(wait, () -> {
            lock.lock();
            try {
                if (!closed) {
                    open();
                }
            } finally {
                lock.unlock();
            }
        });
    }

    private void stopTimer() {
        if (timer != null) {
            timer.cancel();
        }
    }

    private static boolean isFinal(int code) {
        return code >= FIRST_FINAL_CODE && code <= LAST_FINAL_CODE;
    }

    /** Keeps what comes from a connection that is no longer the present one away from the handler. */
    private final class Frames implements Connection.Handler {
        private final Liveness liveness = new Liveness(System.nanoTime());
        private boolean draining;

        @Override
        public void opened(Connection opened) {
            ifPresent(opened, () -> {
                liveness.heard(System.nanoTime());
                timer = Timers.every(Liveness.TICK, () -> ifPresent(opened, () -> watch(opened)));
                opened.send(handler.hello());
                return () -> {};
            });
        }

        @Override
        public void received(Connection from, List<ServerMessage> messages, long nanos) {
            ifPresent(from, () -> {
                liveness.heard(nanos);
                if (!messages.stream().allMatch(ServerMessage.Welcome.class::isInstance)) {
                    backoff.reset();
                }
                draining |= messages.stream().anyMatch(ServerMessage.Drain.class::isInstance);
                return handler.received(messages, nanos);
            });
        }

        @Override
        public void ended(Connection from, int code) {
            ifPresent(from, () -> {
                if (isFinal(code)) {
                    LOG.log(
                            Level.WARNING,
                            "The gateway closed the connection for good, code {0}",
                            Integer.toString(code));
                    close();
                    return handler.expelled();
                }
                // Each client that was told so has a time of its own already (C9).
                comeBack(draining ? Duration.ZERO : backoff.next());
                return () -> {};
            });
        }

        private Runnable watch(Connection watched) {
            switch (liveness.judge(System.nanoTime())) {
                case FINE -> {}
                case PING -> watched.send(new ClientMessage.Ping());
                case LOST -> watched.drop();
            }
            return () -> {};
        }

        private void ifPresent(Connection from, Action action) {
            Runnable afterwards = () -> {};
            lock.lock();
            try {
                if (from == connection) {
                    afterwards = action.run();
                }
            } finally {
                lock.unlock();
            }
            afterwards.run();
        }
    }

    /** Something to do with the lock held; returns what is to be done without it. */
    private interface Action {
        Runnable run();
    }
}
