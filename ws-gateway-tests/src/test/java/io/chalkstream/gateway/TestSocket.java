package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.version.ProtocolVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One WebSocket to the gateway under test, and all that came by it. */
final class TestSocket implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StringBuilder partial = new StringBuilder();
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream();
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final Map<Long, Long> receivedAt = new ConcurrentHashMap<>();
    private final WebSocket socket;
    private volatile int closeCode;
    private volatile boolean reading = true;

    /** Opens a connection as a teacher. */
    TestSocket(URI gateway, String board, String user) {
        this(gateway, board, builder -> builder.subprotocols("chalkstream", "token." + TestTokens.token(board, user)));
    }

    /** Opens a connection, or fails as the builder's connection does. */
    TestSocket(URI gateway, String board, UnaryOperator<WebSocket.Builder> options) {
        var uri = URI.create("ws://" + gateway.getAuthority() + "/ws/boards/" + board);
        socket = options.apply(HTTP.newWebSocketBuilder()).buildAsync(uri, this).join();
    }

    /** Opens a connection, says hello and waits for the board. */
    static TestSocket joined(URI gateway, String board, String client, String user) {
        return joined(gateway, board, client, user, Role.TEACHER);
    }

    static TestSocket joined(URI gateway, String board, String client, String user, Role role) {
        String token = TestTokens.token(TestTokens.claims(board, role, user));
        var socket = new TestSocket(gateway, board, builder -> builder.subprotocols("chalkstream", "token." + token));
        socket.hello(client);
        socket.awaitMessage("snapshot");
        return socket;
    }

    void hello(String client) {
        send("{\"type\":\"hello\",\"protocol\":1,\"minor\":%d,\"client\":\"%s\"}"
                .formatted(ProtocolVersion.MINOR, client));
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void sendBinary(byte... bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** From now on nothing is taken from the socket. */
    void stopReading() {
        reading = false;
    }

    void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    List<JsonNode> messages(String type) {
        return messages.stream()
                .filter(message -> message.get("type").textValue().equals(type))
                .toList();
    }

    List<Long> seqs() {
        return messages("event").stream()
                .map(event -> event.get("seq").longValue())
                .toList();
    }

    /** The {@link System#nanoTime()} at which the event was there; null if it isn't yet. */
    @Nullable
    Long receivedAt(long seq) {
        return receivedAt.get(seq);
    }

    /** Waits until there are exactly so many. */
    void awaitMessages(String type, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(type)).hasSize(count));
    }

    JsonNode awaitMessage(String type) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(type)).isNotEmpty());
        return messages(type).get(0);
    }

    void awaitSeqs(Long... seqs) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seqs()).containsExactly(seqs));
    }

    void awaitClose(CloseCode code) {
        awaitClose(code.code());
    }

    void awaitClose(int code) {
        await().atMost(PATIENCE).until(() -> closeCode == code);
    }

    /** The gateway has handled all that was sent before, and this socket has got all that was sent to it. */
    void pingPong() {
        int before = messages("pong").size();
        send("{\"type\":\"ping\"}");
        await().atMost(PATIENCE).until(() -> messages("pong").size() > before);
    }

    boolean isOpen() {
        return closeCode == 0;
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            take(partial.toString());
            partial.setLength(0);
        }
        if (reading) {
            webSocket.request(1);
        }
        return null;
    }

    /** Parts of a snapshot (J5). */
    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        parts.writeBytes(part);
        var begun = messages("snapshot-begin");
        if (parts.size() == begun.get(begun.size() - 1).get("bytes").intValue()) {
            take(parts.toString(StandardCharsets.UTF_8));
            parts.reset();
        }
        if (reading) {
            webSocket.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closeCode = statusCode;
        return null;
    }

    private void take(JsonNode message) {
        messages.add(message);
        if (message.get("type").textValue().equals("event")) {
            receivedAt.put(message.get("seq").longValue(), System.nanoTime());
        }
    }

    private void take(String frame) {
        try {
            var json = MAPPER.readTree(frame);
            if (json.isArray()) {
                json.forEach(this::take);
            } else {
                take(json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
