package io.chalkstream.load;

import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionGrant;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.board.Changes;
import io.chalkstream.protocol.board.Element;
import io.chalkstream.protocol.board.ElementMap;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.Author;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A whole system in one thread, for one board, that makes the mistakes it is asked to make. */
public final class FakeGateway {
    private static final long DEADLINE_SECONDS = 10;
    private static final long EPOCH = 1;
    private static final long FAULTY_SEQ = 5;
    private static final long LATE_MILLIS = 200;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Map<ServerWebSocket, Author> members = new LinkedHashMap<>();
    private final Map<String, Element> elements = new LinkedHashMap<>();
    private final Fault fault;
    private final HttpServer server;
    private long seq;

    /** What goes wrong with one event, or from it on. */
    public enum Fault {
        NONE,
        /** One client doesn't get it. */
        LOST,
        /** It comes twice. */
        DOUBLED,
        /** It and all that follow come to everybody, and aren't on the board that a newcomer gets. */
        FORGOTTEN,
        /** Cursors come so late that the operations sent after them are there already. */
        LATE_CURSORS
    }

    public FakeGateway(Fault fault) throws Exception {
        this.fault = fault;
        server = vertx.createHttpServer(new HttpServerOptions().setWebSocketSubProtocols(List.of("chalkstream")))
                .requestHandler(request -> request.body().onSuccess(body -> admit(request, body)))
                .webSocketHandler(socket -> {
                    socket.textMessageHandler(text -> receive(socket, Json.read(text, ClientMessage.class)));
                    socket.closeHandler(closed -> members.remove(socket));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    public URI uri() {
        return URI.create("ws://127.0.0.1:" + server.actualPort());
    }

    public void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    private void receive(ServerWebSocket socket, ClientMessage message) {
        if (message instanceof ClientMessage.Hello hello) {
            members.put(socket, new Author(userOf(hello), nameOf(socket), hello.client(), Role.TEACHER));
            send(socket, new ServerMessage.Welcome("pretended", Role.TEACHER));
            send(socket, new ServerMessage.Snapshot(EPOCH, seq, BoardInfo.NEW, new ArrayList<>(elements.values())));
        } else if (message instanceof ClientMessage.Op op) {
            accept(members.get(socket), op);
        } else if (message instanceof ClientMessage.Cursor cursor) {
            var client = members.get(socket).client();
            var shown = new ServerMessage.Awareness(AwarenessDelta.cursor(client, cursor.at()));
            if (fault == Fault.LATE_CURSORS) {
                vertx.setTimer(LATE_MILLIS, late -> broadcast(shown));
            } else {
                broadcast(shown);
            }
        }
    }

    /** Every request for a board or a session is granted; a token is no more than the person's number. */
    private static void admit(HttpServerRequest request, Buffer body) {
        if (request.path().endsWith("/session")) {
            String name = Json.read(body.getBytes(), SessionRequest.class).name();
            String number = name.substring(name.lastIndexOf(' ') + 1);
            var grant = new SessionGrant(number, "u-" + number, name, Role.TEACHER, 60_000);
            request.response().end(Json.text(grant));
        } else {
            var links = Arrays.stream(Role.values()).collect(Collectors.toMap(role -> role, role -> "link"));
            request.response().setStatusCode(201).end(Json.text(new BoardLinks("pretended", links)));
        }
    }

    private static String nameOf(ServerWebSocket socket) {
        String protocols = socket.headers().get("Sec-WebSocket-Protocol");
        return "Person " + protocols.substring(protocols.lastIndexOf('.') + 1);
    }

    private static String userOf(ClientMessage.Hello hello) {
        return hello.client().substring(0, hello.client().indexOf('_'));
    }

    private void accept(Author author, ClientMessage.Op op) {
        seq++;
        boolean faulty = seq == FAULTY_SEQ;
        if (seq < FAULTY_SEQ || fault != Fault.FORGOTTEN) {
            op.changes().forEach(change -> Changes.apply(new ElementMap(elements), change));
        }
        var event = new ServerMessage.Event(EPOCH, seq, 1, author, op.op(), null, null, op.changes());
        if (faulty && fault == Fault.LOST) {
            var loser = someoneElse(author);
            members.keySet().stream().filter(socket -> socket != loser).forEach(socket -> send(socket, event));
            return;
        }
        broadcast(event);
        if (faulty && fault == Fault.DOUBLED) {
            broadcast(event);
        }
    }

    /** Not the author, who would send the operation again. */
    private ServerWebSocket someoneElse(Author author) {
        return members.entrySet().stream()
                .filter(member -> !member.getValue().equals(author))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private void broadcast(ServerMessage message) {
        members.keySet().forEach(socket -> send(socket, message));
    }

    private static void send(ServerWebSocket socket, ServerMessage message) {
        socket.writeTextMessage(Json.text(message));
    }
}
