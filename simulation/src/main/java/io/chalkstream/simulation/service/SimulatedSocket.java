package io.chalkstream.simulation.service;

import io.chalkstream.access.LinkClaims;
import io.chalkstream.access.SessionClaims;
import io.chalkstream.client.Sockets;
import io.chalkstream.gateway.connection.ConnectionHandler;
import io.chalkstream.gateway.connection.ConnectionScheduler;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.simulation.engine.SimulatedProcess;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A WebSocket between a device and a gateway, with both of its ends. */
public final class SimulatedSocket implements Sockets.Socket {
    private static final int ABNORMAL = 1006;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);
    /** What a gateway may write before its client has taken anything. */
    private static final int WINDOW = 64 * 1024;

    private final Installation installation;
    private final SimulatedProcess device;
    private final Link link;
    private final String gatewayName;
    private final SessionClaims claims;
    private final Sockets.Listener listener;
    private final Link.Wire up;
    private final Link.Wire down;
    private @Nullable GatewayInstance gateway;
    private @Nullable ConnectionHandler handler;
    private final Deque<Runnable> paused = new ArrayDeque<>();
    private boolean readingPaused;
    private boolean clientGone;
    private int unread;
    private final Deque<ClientConnection.WriteListener> unwritten = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

    private SimulatedSocket(
            Installation installation,
            SimulatedProcess device,
            Link link,
            String gatewayName,
            SessionClaims claims,
            Sockets.Listener listener) {
        this.installation = installation;
        this.device = device;
        this.link = link;
        this.gatewayName = gatewayName;
        this.claims = claims;
        this.listener = listener;
        this.up = link.new Wire();
        this.down = link.new Wire();
        device.atEnd(this::abort);
    }

    /** The sockets of one device. */
    public static Sockets of(Installation installation, SimulatedProcess device, Link link) {
        return (address, token, listener) ->
                new SimulatedSocket(installation, device, link, address.getHost(), claims(address, token), listener);
    }

    /** A token for a person on a board. */
    public static String token(String user, String name, Role role, long issuedMillis, long expiresMillis) {
        return String.join("|", user, name, role.name(), Long.toString(issuedMillis), Long.toString(expiresMillis));
    }

    private static SessionClaims claims(URI address, String token) {
        String path = address.getPath();
        String board = path.substring(path.lastIndexOf('/') + 1);
        String[] parts = token.split("\\|", -1);
        var link = new LinkClaims(board, Role.valueOf(parts[2]), Instant.ofEpochMilli(Long.parseLong(parts[3])));
        return new SessionClaims(link, parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[4])));
    }

    SessionClaims claims() {
        return claims;
    }

    ClientConnection gatewayEnd() {
        return new GatewayEnd();
    }

    // The client's end.

    @Override
    public void open() {
        device.after(CONNECT_TIMEOUT, () -> {
            if (handler == null) {
                tellEnded(ABNORMAL);
            }
        });
        up.send(() -> {
            var found = installation.gateway(gatewayName);
            if (found == null || !found.isReady()) {
                down.send(() -> device.run(() -> tellEnded(ABNORMAL)));
                return;
            }
            found.process().run(() -> accept(found));
        });
    }

    private void accept(GatewayInstance found) {
        if (clientGone || !found.isReady()) {
            return;
        }
        gateway = found;
        handler = found.open(this);
        down.send(() -> device.run(() -> {
            if (!clientGone) {
                listener.opened();
            }
        }));
    }

    @Override
    public void send(String text) {
        if (!clientGone) {
            up.send(() -> atGateway(known -> known.receive(text)));
        }
    }

    @Override
    public void close() {
        clientGone = true;
        up.send(this::gatewayLearnsOfEnd);
    }

    /** The device doesn't say goodbye; the gateway notices, unless the network is gone. */
    @Override
    public void abort() {
        if (!clientGone) {
            clientGone = true;
            down.end();
            if (!link.isCut()) {
                up.send(this::gatewayLearnsOfEnd);
            }
        }
    }

    private void tellEnded(int code) {
        if (!clientGone) {
            clientGone = true;
            listener.ended(code);
        }
    }

    // The gateway's end.

    private interface Delivery {
        void to(ConnectionHandler known);
    }

    private void atGateway(Delivery delivery) {
        var at = gateway;
        if (at != null) {
            at.process().run(() -> {
                if (readingPaused || !paused.isEmpty()) {
                    paused.add(() -> read(delivery));
                } else {
                    read(delivery);
                }
            });
        }
    }

    private void read(Delivery delivery) {
        if (handler != null) {
            delivery.to(handler);
        }
    }

    private void readPaused() {
        while (!readingPaused && !paused.isEmpty()) {
            paused.remove().run();
        }
    }

    private void gatewayLearnsOfEnd() {
        var at = gateway;
        if (at != null) {
            at.process().run(this::endAtGateway);
        }
    }

    private void endAtGateway() {
        var known = handler;
        var at = gateway;
        handler = null;
        if (known != null && at != null) {
            at.closed(this);
            known.closed();
        }
        paused.clear();
        up.end();
    }

    /** The gateway's process is gone, and its sockets with it. */
    void gatewayEnded() {
        handler = null;
        down.send(() -> device.run(() -> tellEnded(ABNORMAL)));
    }

    void drain(Duration notice, Duration grace) {
        if (handler != null) {
            handler.drain(notice, grace);
        }
    }

    /** WebSocket's own ping, which a device answers by itself. */
    void ping() {
        down.send(() -> device.run(() -> {
            if (!clientGone) {
                up.send(() -> atGateway(ConnectionHandler::receiveControl));
            }
        }));
    }

    ConnectionScheduler timers() {
        return new ConnectionScheduler() {
            @Override
            public void after(Duration delay, Runnable task) {
                var at = gateway;
                if (at != null) {
                    at.process().after(delay, () -> {
                        if (handler != null) {
                            task.run();
                        }
                    });
                }
            }

            @Override
            public void every(Duration period, Runnable task) {
                after(period, () -> {
                    task.run();
                    every(period, task);
                });
            }
        };
    }

    private final class GatewayEnd implements ClientConnection {
        @Override
        public void send(List<byte[]> utf8, Place place, WriteListener done) {
            utf8.forEach(partial::writeBytes);
            int bytes = utf8.stream().mapToInt(part -> part.length).sum();
            if (!place.isLast()) {
                transmit(bytes, () -> {}, done);
                return;
            }
            String text = partial.toString(StandardCharsets.UTF_8);
            partial.reset();
            transmit(bytes, () -> listener.text(text), done);
        }

        @Override
        public void sendBinary(List<byte[]> bytes, WriteListener done) {
            var all = new ByteArrayOutputStream();
            bytes.forEach(all::writeBytes);
            transmit(all.size(), () -> listener.binary(ByteBuffer.wrap(all.toByteArray())), done);
        }

        private void transmit(int bytes, Runnable delivery, WriteListener done) {
            unread += bytes;
            down.send(() -> device.run(() -> {
                if (!clientGone) {
                    delivery.run();
                }
                unread -= bytes;
                while (unread < WINDOW && !unwritten.isEmpty()) {
                    written(unwritten.remove());
                }
            }));
            if (unread < WINDOW) {
                written(done);
            } else {
                unwritten.add(done);
            }
        }

        private void written(WriteListener done) {
            var at = gateway;
            if (at != null) {
                at.process().after(Duration.ofNanos(100_000), () -> done.written(true));
            }
        }

        @Override
        public void close(CloseCode code) {
            down.send(() -> device.run(() -> tellEnded(code.code())));
            var at = gateway;
            if (at != null) {
                at.process()
                        .after(
                                link.isCut() ? CLOSE_TIMEOUT : Duration.ofMillis(20),
                                SimulatedSocket.this::endAtGateway);
            }
        }

        @Override
        public void pauseReading() {
            readingPaused = true;
        }

        @Override
        public void resumeReading() {
            readingPaused = false;
            var at = gateway;
            if (at != null) {
                at.process().after(Duration.ZERO, SimulatedSocket.this::readPaused);
            }
        }
    }
}
