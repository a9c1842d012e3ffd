package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A gateway that sends what a test says. */
final class FakeGateway {
    private static final long DEADLINE_SECONDS = 10;
    private static final int UNAVAILABLE = 503;
    /** RFC 6455: the connection ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Attempt> attempts = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile boolean holdsAttempts;

    FakeGateway() throws Exception {
        server = vertx.createHttpServer()
                .webSocketHandshakeHandler(this::handshake)
                .webSocketHandler(socket -> peers.add(new Peer(socket)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    private void handshake(ServerWebSocketHandshake handshake) {
        if (holdsAttempts) {
            attempts.add(new Attempt(handshake, vertx.getOrCreateContext()));
        } else {
            handshake.accept();
        }
    }

    /** From now on, a connection opens only when the test admits it. */
    void holdAttempts() {
        holdsAttempts = true;
    }

    /** Waits for a connection attempt, once {@link #holdAttempts} has been called. */
    Attempt awaitAttempt() throws InterruptedException {
        return require(attempts.poll(DEADLINE_SECONDS, TimeUnit.SECONDS), "connection attempt");
    }

    /** Whether there is another connection attempt, once {@link #holdAttempts} has been called. */
    boolean hasAttempt() {
        return !attempts.isEmpty();
    }

    /** Waits for the next connection. */
    Peer accept() throws InterruptedException {
        return require(peers.poll(DEADLINE_SECONDS, TimeUnit.SECONDS), "a connection");
    }

    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private static <T> T require(T value, String what) {
        if (value == null) {
            throw new AssertionError("no " + what + " within " + DEADLINE_SECONDS + " s");
        }
        return value;
    }

    /** A connection that waits to be opened. */
    final class Attempt {
        private final ServerWebSocketHandshake handshake;
        private final Context eventLoop;

        private Attempt(ServerWebSocketHandshake handshake, Context eventLoop) {
            this.handshake = handshake;
            this.eventLoop = eventLoop;
        }

        /** Opens it on its event loop: on another thread, a first message could come before anybody listens. */
        Peer admit() throws InterruptedException {
            eventLoop.runOnContext(now -> handshake.accept());
            return accept();
        }

        void reject() {
            handshake.reject(UNAVAILABLE);
        }
    }

    /** A client's connection. */
    static final class Peer {
        private final ServerWebSocket socket;
        private final BlockingQueue<ClientMessage> received = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        private Peer(ServerWebSocket socket) {
            this.socket = socket;
            socket.closeHandler(end -> closed.complete(codeOf(socket.closeStatusCode())));
            socket.textMessageHandler(text -> received.add(Json.read(text, ClientMessage.class)));
        }

        private static int codeOf(@Nullable Short code) {
            return code == null ? ABNORMAL : code;
        }

        String path() {
            return socket.path();
        }

        /** Waits for the client's next message. */
        ClientMessage next() throws InterruptedException {
            return require(received.poll(DEADLINE_SECONDS, TimeUnit.SECONDS), "message");
        }

        /** What the client has sent so far and nobody has waited for. */
        List<ClientMessage> rest() {
            var rest = new ArrayList<ClientMessage>();
            received.drainTo(rest);
            return rest;
        }

        void send(String frame) {
            socket.writeTextMessage(frame);
        }

        /** Sends, and waits until the client has taken it in or has ended the connection. */
        void deliver(String frame) throws Exception {
            var pong = new CompletableFuture<Void>();
            socket.pongHandler(data -> pong.complete(null));
            send(frame);
            try {
                socket.writePing(Buffer.buffer());
            } catch (IllegalStateException e) {
                return; // It was what made the client end the connection.
            }
            CompletableFuture.anyOf(pong, closed).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }

        /** Sends a snapshot in parts of so many bytes, and waits as {@link #deliver} does. */
        void deliverInParts(String snapshot, int size) throws Exception {
            byte[] bytes = snapshot.getBytes(StandardCharsets.UTF_8);
            send(Json.text(new ServerMessage.SnapshotBegin(bytes.length)));
            int last = (bytes.length - 1) / size * size;
            for (int from = 0; from < last; from += size) {
                socket.writeBinaryMessage(Buffer.buffer(Arrays.copyOfRange(bytes, from, from + size)));
            }
            socket.writeBinaryMessage(Buffer.buffer(Arrays.copyOfRange(bytes, last, bytes.length)));
            deliver(Json.text(new ServerMessage.Pong()));
        }

        /** Waits for the end of the connection, and returns its code. */
        int closeCode() throws Exception {
            return closed.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }

        void close(int code) {
            socket.close((short) code);
        }
    }
}
