package io.chalkstream.system.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The Firefox that is installed on this machine, with one page. It is driven by WebDriver BiDi. For one thread. */
public final class Firefox implements AutoCloseable {
    private static final List<String> COMMANDS = List.of("firefox-esr", "firefox");
    private static final Pattern LISTENING = Pattern.compile("WebDriver BiDi listening on (ws://\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
    private final String page;
    private long lastCommand;

    private Firefox(Path command) throws IOException {
        profile = Files.createTempDirectory("chalkstream-firefox-");
        process = new ProcessBuilder(
                        command.toString(),
                        "--headless",
                        "--no-remote",
                        "--remote-debugging-port=0",
                        "--profile",
                        profile.toString())
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(address() + "/session"), new Answers())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        command("session.new", Map.of("capabilities", Map.of()));
        page = command("browsingContext.create", Map.of("type", "tab"))
                .get("context")
                .asText();
    }

    /** Starts it, if it is installed. */
    public static Optional<Firefox> launch() throws IOException {
        var folders = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        var found = folders.flatMap(folder -> COMMANDS.stream().map(command -> Path.of(folder, command)))
                .filter(Files::isExecutable)
                .findFirst();
        return found.isEmpty() ? Optional.empty() : Optional.of(new Firefox(found.get()));
    }

    /** Opens an address, and returns once it is loaded. */
    public void open(URI address) {
        command("browsingContext.navigate", Map.of("context", page, "url", address.toString(), "wait", "complete"));
    }

    /** Loads the page again, and returns once it is loaded. */
    public void reload() {
        command("browsingContext.reload", Map.of("context", page, "wait", "complete"));
    }

    /** What a JavaScript expression is in the page, as text; null if it is null or undefined. */
    public @Nullable String evaluate(String expression) {
        var result = command(
                        "script.evaluate",
                        Map.of("expression", expression, "target", Map.of("context", page), "awaitPromise", true))
                .get("result");
        return result.has("value") ? result.get("value").asText() : null;
    }

    /** Presses, moves and releases the mouse, in pixels of the page. */
    public void drag(int x, int y, int toX, int toY) {
        var actions = new ArrayList<Map<String, Object>>();
        actions.add(Map.of("type", "pointerMove", "x", x, "y", y));
        actions.add(Map.of("type", "pointerDown", "button", 0));
        for (int i = 1; i <= 5; i++) {
            actions.add(Map.of("type", "pointerMove", "x", x + (toX - x) * i / 5, "y", y + (toY - y) * i / 5));
        }
        actions.add(Map.of("type", "pointerUp", "button", 0));
        perform(Map.of("type", "pointer", "id", "mouse", "actions", actions));
    }

    /** Presses keys one after the other, where the focus is. Keys without a letter are named as in WebDriver. */
    public void type(String keys) {
        var actions = new ArrayList<Map<String, Object>>();
        keys.codePoints().mapToObj(Character::toString).forEach(key -> {
            actions.add(Map.of("type", "keyDown", "value", key));
            actions.add(Map.of("type", "keyUp", "value", key));
        });
        perform(Map.of("type", "key", "id", "keyboard", "actions", actions));
    }

    private void perform(Map<String, Object> source) {
        command("input.performActions", Map.of("context", page, "actions", List.of(source)));
    }

    private JsonNode command(String method, Map<String, Object> params) {
        long id = ++lastCommand;
        var answer = new CompletableFuture<JsonNode>();
        pending.put(id, answer);
        try {
            socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", params)), true)
                    .join();
        } catch (IOException e) {
            throw new IllegalArgumentException(method, e);
        }
        return answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Where it listens, which it says as it starts; what it says later is passed over. */
    private String address() throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.find()) {
                new Thread(() -> lines.lines().forEach(later -> {}), "firefox output").start();
                return listening.group(1);
            }
        }
        throw new IOException("Firefox doesn't listen");
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
        try (var files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            message.append(part);
            if (isLast) {
                answer(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void answer(String text) {
            try {
                var read = JSON.readTree(text);
                var answered = pending.remove(read.path("id").asLong());
                if (answered != null && read.has("result")) {
                    answered.complete(read.get("result"));
                } else if (answered != null) {
                    answered.completeExceptionally(new IllegalStateException(text));
                }
            } catch (IOException e) {
                pending.values().forEach(waiting -> waiting.completeExceptionally(e));
            }
        }
    }
}
