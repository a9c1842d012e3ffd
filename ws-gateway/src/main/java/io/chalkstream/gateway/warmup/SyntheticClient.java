package io.chalkstream.gateway.warmup;

import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A warm-up client: joins a board over a real WebSocket, sends an operation, waits for its event, and leaves. */
final class SyntheticClient implements WebSocket.Listener {
    private static final String EVENT = "\"type\":\"event\"";

    private final String client;
    private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    private final StringBuilder received = new StringBuilder();

    private SyntheticClient(String client) {
        this.client = client;
    }

    /** Completes when the client has left; fails if it can't connect. */
    static CompletableFuture<@Nullable Void> run(HttpClient http, URI board, String token, String client) {
        var synthetic = new SyntheticClient(client);
        var unused = http.newWebSocketBuilder()
                .subprotocols(Subprotocols.NAME, Subprotocols.ofToken(token))
                .buildAsync(board, synthetic)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        synthetic.done.completeExceptionally(failure);
                    }
                });
        return synthetic.done;
    }

    @Override
    public void onOpen(WebSocket socket) {
        var unused = send(socket, new ClientMessage.Hello(client, null))
                .thenCompose(said -> send(socket, new ClientMessage.Cursor(new Point(1, 1))))
                .thenCompose(said -> send(socket, new ClientMessage.Op(1, List.of(new Change.Remove("element")))))
                .exceptionally(this::fail);
        socket.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        received.append(data);
        if (received.indexOf(EVENT) >= 0 && !done.isDone()) {
            var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                    .whenComplete((closed, failure) -> done.complete(null));
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        done.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        done.completeExceptionally(error);
    }

    private @Nullable WebSocket fail(Throwable failure) {
        done.completeExceptionally(failure);
        return null;
    }

    private static CompletionStage<WebSocket> send(WebSocket socket, ClientMessage message) {
        return socket.sendText(Json.text(message), true);
    }
}
