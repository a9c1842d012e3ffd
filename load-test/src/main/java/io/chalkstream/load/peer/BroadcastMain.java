package io.chalkstream.load.peer;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The least that shows people what others do: each text that comes goes to all sockets of the same path, by one event loop of Vert.x.
 * It keeps nothing, orders nothing and runs in one process only.
 */
public final class BroadcastMain {
    /** The beginning of the ready line. */
    public static final String READY = "The broadcast is ready at ";

    private final Map<String, Set<ServerWebSocket>> rooms = new HashMap<>();

    private BroadcastMain() {}

    /** Takes a port. */
    public static void main(String... arguments) {
        int port = Integer.parseInt(arguments[0]);
        var broadcast = new BroadcastMain();
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setPreferNativeTransport(true));
        vertx.createHttpServer(new HttpServerOptions()
                        .setTcpNoDelay(true)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setPerMessageWebSocketCompressionSupported(false))
                .webSocketHandler(broadcast::accept)
                .listen(port, "127.0.0.1")
                .onSuccess(server -> System.out.println(READY + port))
                .onFailure(failure -> {
                    System.err.println(failure.getMessage());
                    System.exit(1);
                });
    }

    private void accept(ServerWebSocket socket) {
        var room = rooms.computeIfAbsent(socket.path(), path -> new LinkedHashSet<>());
        room.add(socket);
        socket.textMessageHandler(text -> room.forEach(one -> one.writeTextMessage(text)));
        socket.closeHandler(closed -> {
            room.remove(socket);
            if (room.isEmpty()) {
                rooms.remove(socket.path());
            }
        });
        socket.exceptionHandler(lost -> {});
    }
}
