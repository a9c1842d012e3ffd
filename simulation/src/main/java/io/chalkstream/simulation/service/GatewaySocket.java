package io.chalkstream.simulation.service;

import io.chalkstream.access.SessionClaims;
import io.chalkstream.client.Sockets;
import io.chalkstream.gateway.connection.ConnectionHandler;
import io.chalkstream.gateway.connection.ConnectionScheduler;
import io.chalkstream.gateway.room.ClientConnection;
import io.chalkstream.protocol.code.CloseCode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A gateway's end of a WebSocket. */
final class GatewaySocket implements ClientConnection, ConnectionScheduler {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);
    private static final Duration CLOSING = Duration.ofMillis(20);
    private static final Duration WRITING = Duration.ofNanos(100_000);
    /** What may be written before the client has taken anything. */
    private static final int WINDOW = 64 * 1024;

    private final SimulatedSocket client;
    private final GatewayInstance gateway;
    private @Nullable ConnectionHandler handler;
    private final Deque<Runnable> paused = new ArrayDeque<>();
    private boolean readingPaused;
    private int unread;
    private final Deque<WriteListener> unwritten = new ArrayDeque<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

    GatewaySocket(SimulatedSocket client, GatewayInstance gateway) {
        this.client = client;
        this.gateway = gateway;
        this.handler = gateway.open(this);
    }

    SessionClaims claims() {
        return client.claims();
    }

    /** Something has come from the client. */
    void receive(Consumer<ConnectionHandler> delivery) {
        gateway.process().run(() -> {
            if (readingPaused || !paused.isEmpty()) {
                paused.add(() -> read(delivery));
            } else {
                read(delivery);
            }
        });
    }

    private void read(Consumer<ConnectionHandler> delivery) {
        if (handler != null) {
            delivery.accept(handler);
        }
    }

    private void readPaused() {
        while (!readingPaused && !paused.isEmpty()) {
            paused.remove().run();
        }
    }

    /** The client has closed the connection, or is gone. */
    void learnOfEnd() {
        gateway.process().run(this::end);
    }

    private void end() {
        var known = handler;
        handler = null;
        if (known != null) {
            gateway.closed(this);
            known.closed();
        }
        paused.clear();
        client.endUp();
    }

    /** The gateway's process is gone, and its sockets with it. */
    void gatewayEnded() {
        handler = null;
        client.end(SimulatedSocket.ABNORMAL);
    }

    void drain(Duration notice, Duration grace) {
        if (handler != null) {
            handler.drain(notice, grace);
        }
    }

    void ping() {
        client.ping();
    }

    @Override
    public void after(Duration delay, Runnable task) {
        gateway.process().after(delay, () -> {
            if (handler != null) {
                task.run();
            }
        });
    }

    @Override
    public void every(Duration period, Runnable task) {
        after(period, () -> {
            task.run();
            every(period, task);
        });
    }

    @Override
    public void send(List<byte[]> utf8, Place place, WriteListener done) {
        utf8.forEach(partial::writeBytes);
        int bytes = utf8.stream().mapToInt(part -> part.length).sum();
        if (!place.isLast()) {
            transmit(bytes, listener -> {}, done);
            return;
        }
        String text = partial.toString(StandardCharsets.UTF_8);
        partial.reset();
        transmit(bytes, listener -> listener.text(text), done);
    }

    @Override
    public void sendBinary(List<byte[]> bytes, WriteListener done) {
        var all = new ByteArrayOutputStream();
        bytes.forEach(all::writeBytes);
        transmit(all.size(), listener -> listener.binary(ByteBuffer.wrap(all.toByteArray())), done);
    }

    private void transmit(int bytes, Consumer<Sockets.Listener> delivery, WriteListener done) {
        unread += bytes;
        client.deliver(delivery, () -> {
            unread -= bytes;
            while (unread < WINDOW && !unwritten.isEmpty()) {
                written(unwritten.remove());
            }
        });
        if (unread < WINDOW) {
            written(done);
        } else {
            unwritten.add(done);
        }
    }

    private void written(WriteListener done) {
        gateway.process().after(WRITING, () -> done.written(true));
    }

    @Override
    public void close(CloseCode code) {
        client.end(code.code());
        gateway.process().after(client.isCut() ? CLOSE_TIMEOUT : CLOSING, this::end);
    }

    @Override
    public void pauseReading() {
        readingPaused = true;
        gateway.installation().noteWait();
    }

    @Override
    public void resumeReading() {
        readingPaused = false;
        gateway.process().after(Duration.ZERO, this::readPaused);
    }
}
