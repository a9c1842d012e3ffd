package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.server.ServerMessage;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a client connected: one connection after the other, each to the next gateway, until it is closed (C7, C8, C9). Called with
 * the client's lock held, and calls its handler so.
 */
final class ConnectionManager {
    private static final System.Logger LOG = System.getLogger(ConnectionManager.class.getName());
    /** After close codes from here to 4199, a client must not reconnect (C6). */
    private static final int FIRST_FINAL_CODE = 4100;

    private static final int LAST_FINAL_CODE = 4199;

    private final ClientLock lock;
    private final ClientOptions options;
    private final Handler handler;
    private final Backoff backoff;
    private final Handover handover;
    private int attempts;
    private @Nullable GatewayConnection connection;
    private boolean closed;

    /** Listens to the current connection. */
    interface Handler {
        /** A new connection's first message. */
        ClientMessage.Hello hello();

        /** The messages of one frame; returns what to do after the lock is released. */
        Runnable received(List<ServerMessage> messages, long nanos);

        /** The connection was lost or replaced; the next one is opened. */
        void lost();

        /** The gateway has rejected this client for good; returns what to do after the lock is released. */
        Runnable rejected();
    }

    ConnectionManager(ClientLock lock, ClientOptions options, Handler handler, DoubleSupplier random) {
        this.lock = lock;
        this.options = options;
        this.handler = handler;
        this.backoff = new Backoff(random);
        this.handover = new Handover(this::next, this::later, random);
    }

    boolean isClosed() {
        return closed;
    }

    void open() {
        connection = next();
        connection.open();
    }

    private GatewayConnection next() {
        var gateways = options.gateways();
        URI gateway = gateways.get(attempts++ % gateways.size());
        return new GatewayConnection(
                gateway, options.boardId(), options.tokens().get(), new FrameReceiver());
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
        if (connection != null) {
            connection.close();
            connection = null;
        }
        var next = handover.end();
        if (next != null) {
            next.close();
        }
    }

    private void takeOver(GatewayConnection next) {
        handover.end();
        if (connection != null) {
            connection.close();
        }
        connection = next;
        handler.lost();
    }

    private void lost() {
        boolean wasHandingOver = handover.isInProgress();
        connection = handover.end();
        handler.lost();
        if (connection == null) {
            // The drain has spread the clients over time already (C9).
            later(wasHandingOver ? Duration.ZERO : backoff.next(), this::open);
        }
    }

    private void later(Duration wait, Runnable task) {
        Timers.after(
                wait,
                () -> lock.run(() -> {
                    if (!closed) {
                        task.run();
                    }
                    return ClientLock::nothing;
                }));
    }

    private static boolean isFinal(int code) {
        return code >= FIRST_FINAL_CODE && code <= LAST_FINAL_CODE;
    }

    /** Receives one connection's frames; passes them on only while it is the current connection. */
    private final class FrameReceiver implements GatewayConnection.Handler {
        private final Liveness liveness = new Liveness(System.nanoTime());
        private Timers.@Nullable Timer livenessTimer;

        @Override
        public void opened(GatewayConnection opened) {
            lock.run(() -> {
                if (isInUse(opened)) {
                    liveness.received(System.nanoTime());
                    livenessTimer = Timers.every(Liveness.CHECK_INTERVAL, () -> lock.run(() -> checkLiveness(opened)));
                    opened.send(handler.hello());
                }
                return ClientLock::nothing;
            });
        }

        @Override
        public void received(GatewayConnection from, List<ServerMessage> messages, long nanos) {
            lock.run(() -> {
                liveness.received(nanos);
                if (handover.isTo(from) && has(ServerMessage.Welcome.class, messages)) {
                    takeOver(from);
                }
                return from == connection ? take(messages, nanos) : ClientLock::nothing;
            });
        }

        private Runnable take(List<ServerMessage> messages, long nanos) {
            if (!messages.stream().allMatch(ServerMessage.Welcome.class::isInstance)) {
                backoff.reset();
            }
            if (has(ServerMessage.Drain.class, messages)) {
                handover.begin();
            }
            return handler.received(messages, nanos);
        }

        @Override
        public void ended(GatewayConnection from, int code) {
            lock.run(() -> {
                if (handover.isTo(from)) {
                    handover.failed();
                }
                return from == connection ? leave(code) : ClientLock::nothing;
            });
        }

        private Runnable leave(int code) {
            if (isFinal(code)) {
                LOG.log(Level.WARNING, "The gateway closed the connection for good, code {0}", Integer.toString(code));
                close();
                return handler.rejected();
            }
            lost();
            return ClientLock::nothing;
        }

        private Runnable checkLiveness(GatewayConnection watched) {
            if (!isInUse(watched)) {
                if (livenessTimer != null) {
                    livenessTimer.cancel();
                }
                return ClientLock::nothing;
            }
            switch (liveness.check(System.nanoTime())) {
                case FINE -> {}
                case PING -> watched.send(new ClientMessage.Ping());
                case LOST -> watched.drop();
            }
            return ClientLock::nothing;
        }

        private boolean isInUse(GatewayConnection candidate) {
            return candidate == connection || handover.isTo(candidate);
        }
    }

    private static boolean has(Class<? extends ServerMessage> type, List<ServerMessage> messages) {
        return messages.stream().anyMatch(type::isInstance);
    }
}
