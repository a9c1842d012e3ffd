package io.chalkstream.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** People whose sessions aren't valid: two come each second. */
final class Strangers {
    private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI board;

    Strangers(URI gateway) {
        board = URI.create(gateway.toString().replaceFirst("^http", "ws") + "/ws/boards/board-of-others");
        var unused = door.scheduleAtFixedRate(this::come, 0, 500, TimeUnit.MILLISECONDS);
    }

    private void come() {
        http.newWebSocketBuilder()
                .subprotocols("chalkstream", "bearer.not-a-session")
                .buildAsync(board, new WebSocket.Listener() {})
                .exceptionally(refused -> null)
                .join();
    }

    void close() {
        door.shutdownNow();
    }
}
