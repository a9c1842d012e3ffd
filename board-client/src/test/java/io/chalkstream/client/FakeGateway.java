package io.chalkstream.client;

import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other end of the wire: a test says what it answers. */
final class FakeGateway {
    private static final long DEADLINE_SECONDS = 10;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
    private final HttpServer server;

    FakeGateway() throws Exception {
        server = vertx.createHttpServer()
                .webSocketHandler(socket -> peers.add(new Peer(socket)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    URI uri() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
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

    /** A client's connection. */
    static final class Peer {
        private final ServerWebSocket socket;
        private final BlockingQueue<ClientMessage> received = new LinkedBlockingQueue<>();

        private Peer(ServerWebSocket socket) {
            this.socket = socket;
            socket.textMessageHandler(text -> received.add(Json.read(text, ClientMessage.class)));
        }

        String path() {
            return socket.path();
        }

        /** Waits for the client's next message. */
        ClientMessage next() throws InterruptedException {
            return require(received.poll(DEADLINE_SECONDS, TimeUnit.SECONDS), "message");
        }

        void send(String frame) {
            socket.writeTextMessage(frame);
        }

        void close(int code) {
            socket.close((short) code);
        }
    }
}
