package io.chalkstream.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Plays the person and the gateway of a client script. */
final class ScriptPlayer {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FakeGateway gateway = new FakeGateway();
    private final Map<String, FakeGateway.Peer> connections = new LinkedHashMap<>();
    /** The ids that the client has taken: the first one is {@code client-1} in scripts. */
    private final List<String> clients = new ArrayList<>();

    private final BoardClient client;

    ScriptPlayer() throws Exception {
        gateway.holdAttempts();
        var options = new ClientOptions("b", "u-ana", "Ana", List.of(gateway.uri()), () -> "a.good.token");
        client = BoardClient.connect(options, () -> 0);
    }

    void play(JsonNode step) throws Exception {
        if (step.has("opens")) {
            connections.put(
                    step.get("opens").textValue(), gateway.awaitAttempt().admit());
        } else if (step.has("expect")) {
            assertThat(next(on(step))).isEqualTo(step.get("expect"));
        } else if (step.has("send")) {
            on(step).deliver(withRealIds(step.get("send").toString()));
        } else if (step.has("parts")) {
            on(step).deliverInParts(
                            withRealIds(step.get("parts").toString()),
                            step.get("size").intValue());
        } else if (step.has("close")) {
            on(step).close(step.get("close").intValue());
            on(step).closeCode();
            assertNothingElse(on(step));
        } else if (step.has("closed")) {
            closed(step);
        } else if (step.has("apply")) {
            client.apply(List.of(Json.read(step.get("apply").toString(), Change[].class)));
        } else if (step.has("ask")) {
            ask(step.get("ask").textValue());
        } else if (step.has("elements")) {
            var ids = new TreeSet<String>();
            step.get("elements").forEach(id -> ids.add(id.textValue()));
            client.awaitCondition(
                    "the elements are " + ids, () -> client.elements().keySet().equals(ids), DEADLINE);
        } else if (step.has("leaves")) {
            client.awaitCondition("the client is away", () -> !client.isConnected(), DEADLINE);
            assertThatIllegalStateException().isThrownBy(client::undo);
        } else {
            throw new AssertionError("there is no such step: " + step);
        }
    }

    /** The client leaves: nothing may have been sent that the script doesn't have. */
    void end() throws Exception {
        client.close();
        for (var connection : connections.values()) {
            connection.closeCode();
            assertNothingElse(connection);
        }
        assertThat(gateway.hasAttempt()).as("another connection").isFalse();
    }

    void stop() throws Exception {
        client.close();
        gateway.stop();
    }

    private FakeGateway.Peer on(JsonNode step) {
        return connections.get(step.get("on").textValue());
    }

    private JsonNode next(FakeGateway.Peer connection) throws Exception {
        var message = connection.next();
        while (!isCompared(message)) {
            message = connection.next();
        }
        if (message instanceof ClientMessage.Hello hello && !clients.contains(hello.client())) {
            clients.add(hello.client());
        }
        return json(withScriptIds(Json.text(message)));
    }

    private static boolean isCompared(ClientMessage message) {
        return message instanceof ClientMessage.Hello
                || message instanceof ClientMessage.Op
                || message instanceof ClientMessage.Undo
                || message instanceof ClientMessage.Redo;
    }

    private static void assertNothingElse(FakeGateway.Peer connection) {
        assertThat(connection.rest()).filteredOn(ScriptPlayer::isCompared).isEmpty();
    }

    private void closed(JsonNode step) throws Exception {
        var connection = connections.get(step.get("closed").textValue());
        int code = connection.closeCode();
        if (step.has("code")) {
            assertThat(code).isEqualTo(step.get("code").intValue());
        }
        assertNothingElse(connection);
    }

    private void ask(String direction) {
        switch (direction) {
            case "undo" -> client.undo();
            case "redo" -> client.redo();
            default -> throw new AssertionError("nobody can ask for " + direction);
        }
    }

    private String withRealIds(String json) {
        String text = json;
        for (int i = 0; i < clients.size(); i++) {
            text = text.replace("\"client-" + (i + 1) + "\"", "\"" + clients.get(i) + "\"");
        }
        return text;
    }

    private String withScriptIds(String json) {
        String text = json;
        for (int i = 0; i < clients.size(); i++) {
            text = text.replace("\"" + clients.get(i) + "\"", "\"client-" + (i + 1) + "\"");
        }
        return text;
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }
}
