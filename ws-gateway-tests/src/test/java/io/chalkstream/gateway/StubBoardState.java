package io.chalkstream.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import io.chalkstream.protocol.board.BoardInfo;
import io.chalkstream.protocol.fanout.SnapshotHeaders;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Answers for board-state: an empty board at epoch 1000 and the seq that its id begins with, or 0. Each board whose id ends with
 * {@code -later} isn't there at first; one whose id ends with {@code -large} is large.
 */
public final class StubBoardState implements QuarkusTestResourceLifecycleManager {
    static final long EPOCH = 1_000;

    /** With the key that services have in tests. */
    private static final ServiceTokens TOKENS = new ServiceTokens(
            new SigningKey("of-tests-alone-since-everybody-can-read-it"),
            Optional.empty(),
            "board-state",
            Clock.systemUTC());

    /** The size of a board whose id ends with {@code -large}. */
    static final int LARGE_BYTES = 6 * 1024 * 1024;

    private final Set<String> askedBefore = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/boards/", this::answer);
        server.start();
        return Map.of(
                "chalkstream.gateway.board-state-url",
                "http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static byte[] largeSnapshot(long seq) {
        return "{\"type\":\"snapshot\",\"epoch\":%d,\"seq\":%d,\"elements\":[],\"filler\":\"%s\"}"
                .formatted(EPOCH, seq, "\u00e4".repeat(LARGE_BYTES / 2))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The request itself, compressed if that is asked for; nothing is kept up to event 0. */
    private static void answerHistory(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        byte[] body = ("{\"asked\":\"" + query + "\"}").getBytes(StandardCharsets.UTF_8);
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Accept-Encoding"))) {
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(body);
            }
            body = compressed.toByteArray();
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(query.startsWith("upTo=0&") ? 410 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        TOKENS.require(exchange.getRequestHeaders().getFirst("Authorization"));
        String board = exchange.getRequestURI().getPath().substring("/boards/".length());
        if (board.endsWith("-later") && askedBefore.add(board)) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        if (board.endsWith("/history")) {
            answerHistory(exchange);
            return;
        }
        long seq = board.matches("\\d+-.*") ? Long.parseLong(board.substring(0, board.indexOf('-'))) : 0;
        long epoch = seq == 0 ? 0 : EPOCH;
        exchange.getResponseHeaders().set(SnapshotHeaders.EPOCH, Long.toString(epoch));
        exchange.getResponseHeaders().set(SnapshotHeaders.SEQ, Long.toString(seq));
        exchange.getResponseHeaders().set(SnapshotHeaders.STUDENTS_HIDDEN, "false");
        byte[] body = Json.bytes(new ServerMessage.Snapshot(epoch, seq, BoardInfo.NEW, List.of()));
        if (board.endsWith("-large")) {
            body = largeSnapshot(seq);
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
