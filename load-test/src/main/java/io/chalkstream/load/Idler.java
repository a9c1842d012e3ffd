package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.access.Subprotocols;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Somebody who joins a board and then does nothing. */
final class Idler {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Idler() {}

    static CompletableFuture<WebSocket> join(
            Admission admission, URI gateway, BoardLinks board, WebSocket.Listener listener) {
        var request = new SessionRequest(board.link(Role.TEACHER), "Idler", "load-test-of-" + UUID.randomUUID());
        var session = admission.session(board.board(), request);
        var hello = new ClientMessage.Hello(ClientMessage.PROTOCOL_VERSION, Author.clientId(session.user(), "1"), null);
        return HTTP.newWebSocketBuilder()
                .subprotocols(Subprotocols.NAME, Subprotocols.ofToken(session.token()))
                .buildAsync(gateway.resolve("/ws/boards/" + board.board()), listener)
                .thenCompose(socket -> socket.sendText(Json.text(hello), true));
    }
}
