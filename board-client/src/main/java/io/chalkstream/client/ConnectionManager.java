package io.chalkstream.client;

import io.chalkstream.client.ConnectionState.Closed;
import io.chalkstream.client.ConnectionState.Connected;
import io.chalkstream.client.ConnectionState.Disconnected;
import io.chalkstream.client.ConnectionState.HandingOver;
import io.chalkstream.client.ConnectionState.HandoverPaused;
import io.chalkstream.client.ConnectionState.Single;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.server.ServerMessage;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;

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
    private final ClientEnvironment environment;
    private final Backoff backoff;
    private final Backoff handoverBackoff;
    private int attempts;
    private ConnectionState state = new Disconnected();

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

    ConnectionManager(ClientLock lock, ClientOptions options, Handler handler, ClientEnvironment environment) {
        this.lock = lock;
        this.options = options;
        this.handler = handler;
        this.environment = environment;
        this.backoff = new Backoff(environment.random());
        this.handoverBackoff = new Backoff(environment.random());
    }

    boolean isClosed() {
        return state instanceof Closed;
    }

    /** Connects, unless there is a connection. */
    void open() {
        if (state instanceof Disconnected disconnected) {
            var connection = toNextGateway();
            state = disconnected.connect(connection);
            connection.open();
        }
    }

    private GatewayConnection toNextGateway() {
        var gateways = options.gateways();
        URI gateway = gateways.get(attempts++ % gateways.size());
        return new GatewayConnection(
                environment, gateway, options.boardId(), options.tokens().get(), new FrameReceiver());
    }

    void send(ClientMessage message) {
        state.current().ifPresent(connection -> connection.send(message));
    }

    void drop() {
        state.current().ifPresent(GatewayConnection::drop);
    }

    void close() {
        var last = state;
        state = new Closed();
        last.current().ifPresent(GatewayConnection::close);
        last.next().ifPresent(GatewayConnection::close);
    }

    /** The old connection stays in use until the new one has its {@code welcome} (C9). */
    private void beginHandover() {
        if (state instanceof Connected connected) {
            handOver(connected);
        }
    }

    private void retryHandover() {
        if (state instanceof HandoverPaused paused) {
            handOver(paused);
        }
    }

    private void handOver(Single from) {
        var next = toNextGateway();
        state = from.handOverTo(next);
        next.open();
    }

    private void replacementFailed(HandingOver handover) {
        state = handover.replacementFailed();
        later(handoverBackoff.next(), this::retryHandover);
    }

    private void takeOver(HandingOver handover) {
        handoverBackoff.reset();
        handover.old().close();
        state = handover.takeOver();
        handler.lost();
    }

    private void lost() {
        handoverBackoff.reset();
        if (state instanceof HandingOver handover) {
            state = handover.takeOver();
            handler.lost();
        } else if (state instanceof Single single) {
            state = single.lost();
            handler.lost();
            // During a handover, the drain has spread the clients over time already (C9).
            later(single instanceof HandoverPaused ? Duration.ZERO : backoff.next(), this::open);
        }
    }

    private void later(Duration wait, Runnable task) {
        var unused = environment
                .scheduler()
                .after(
                        wait,
                        () -> lock.run(() -> {
                            if (!isClosed()) {
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
        private final LivenessWatch liveness =
                new LivenessWatch(lock, environment.scheduler(), ConnectionManager.this::isInUse);

        @Override
        public void opened(GatewayConnection opened) {
            lock.run(() -> {
                if (isInUse(opened)) {
                    liveness.start(opened);
                    opened.send(handler.hello());
                }
                return ClientLock::nothing;
            });
        }

        @Override
        public void received(GatewayConnection from, List<ServerMessage> messages, long nanos) {
            lock.run(() -> {
                liveness.received(nanos);
                if (state instanceof HandingOver handover
                        && handover.isNext(from)
                        && has(ServerMessage.Welcome.class, messages)) {
                    takeOver(handover);
                }
                return state.isCurrent(from) ? take(messages, nanos) : ClientLock::nothing;
            });
        }

        private Runnable take(List<ServerMessage> messages, long nanos) {
            if (!messages.stream().allMatch(ServerMessage.Welcome.class::isInstance)) {
                backoff.reset();
            }
            if (has(ServerMessage.Drain.class, messages)) {
                beginHandover();
            }
            return handler.received(messages, nanos);
        }

        @Override
        public void ended(GatewayConnection from, int code) {
            lock.run(() -> {
                if (state instanceof HandingOver handover && handover.isNext(from)) {
                    replacementFailed(handover);
                }
                return state.isCurrent(from) ? leave(code) : ClientLock::nothing;
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
    }

    private boolean isInUse(GatewayConnection candidate) {
        return state.isCurrent(candidate) || state.isNext(candidate);
    }

    private static boolean has(Class<? extends ServerMessage> type, List<ServerMessage> messages) {
        return messages.stream().anyMatch(type::isInstance);
    }
}
