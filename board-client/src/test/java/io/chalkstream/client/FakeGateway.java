package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The other end of the wire: a test says what it answers. */
final class FakeGateway {
    private static final long DEADLINE_SECONDS = 10;
    private static final int UNAVAILABLE = 503;
    /** RFC 6455: the connection ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final BlockingQueue<Knock> knocks = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile boolean asks;

    FakeGateway() throws Exception {
        server = vertx.createHttpServer()
                .webSocketHandshakeHandler(this::comes)
                .webSocketHandler(socket -> peers.add(new Peer(socket)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    private void comes(ServerWebSocketHandshake handshake) {
        if (asks) {
            knocks.add(new Knock(handshake, vertx.getOrCreateContext()));
        } else {
            handshake.accept();
        }
    }

    /** From now on, a connection opens only when the test lets it. */
    void askFirst() {
        asks = true;
    }

    /** Waits for somebody who wants to come in, once {@link #askFirst} has been called. */
    Knock knock() throws InterruptedException {
        return require(knocks.poll(DEADLINE_SECONDS, TimeUnit.SECONDS), "knock");
    }

    /** Whether somebody wants to come in, once {@link #askFirst} has been called. */
    boolean isAskedAgain() {
        return !knocks.isEmpty();
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
    final class Knock {
        private final ServerWebSocketHandshake handshake;
        private final Context eventLoop;

        private Knock(ServerWebSocketHandshake handshake, Context eventLoop) {
            this.handshake = handshake;
            this.eventLoop = eventLoop;
        }

        /** Opens it on its event loop: on another thread, a first message could come before anybody listens. */
        Peer letIn() throws InterruptedException {
            eventLoop.runOnContext(now -> handshake.accept());
            return accept();
        }

        void turnAway() {
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

        /** Waits for the end of the connection, and returns its code. */
        int closeCode() throws Exception {
            return closed.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        }

        void close(int code) {
            socket.close((short) code);
        }
    }
}
