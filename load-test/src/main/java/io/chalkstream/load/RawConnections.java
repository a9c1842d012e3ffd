package io.chalkstream.load;

import io.chalkstream.client.AccessClient;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Connections that join boards and parse no frame. One thread serves all of them: the servers share this machine, and an expensive
 * load generator would measure itself.
 */
final class RawConnections implements AutoCloseable {
    /** A whole board comes in one frame. */
    private static final int MAX_FRAME_BYTES = 64 << 20;

    private static final int CLOSING_SECONDS = 1;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final WebSocketClient client = vertx.createWebSocketClient(new WebSocketClientOptions()
            .setMaxConnections(Integer.MAX_VALUE)
            .setClosingTimeout(CLOSING_SECONDS)
            .setMaxFrameSize(MAX_FRAME_BYTES)
            .setMaxMessageSize(MAX_FRAME_BYTES));

    /** Joins the board as a new user. */
    CompletionStage<WebSocket> join(AccessClient access, URI gateway, BoardLinks board) {
        var request = new SessionRequest(board.link(Role.TEACHER), "Idler", "load-test-of-" + UUID.randomUUID());
        var session = access.session(board.board(), request);
        var hello = new ClientMessage.Hello(Author.clientId(session.user(), "1"), null);
        var address = new WebSocketConnectOptions()
                .setHost(gateway.getHost())
                .setPort(gateway.getPort())
                .setURI("/ws/boards/" + board.board())
                .setSubProtocols(List.of(Subprotocols.NAME, Subprotocols.ofToken(session.token())));
        return client.connect(address)
                .compose(socket -> socket.writeTextMessage(Json.text(hello)).map(socket))
                .toCompletionStage();
    }

    /** Sends a message, unless the connection is closed or its write queue is full. */
    void send(WebSocket socket, ClientMessage message) {
        vertx.runOnContext(ignored -> {
            if (!socket.isClosed() && !socket.writeQueueFull()) {
                socket.writeTextMessage(Json.text(message));
            }
        });
    }

    /** Closes all connections. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
