package io.chalkstream.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The page plays the same scripts: see the README.md beside them. */
class GoldenScriptsTest {
    private static final Path SCRIPTS = Path.of("../board-protocol/src/test/resources/golden/scripts");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TestFactory
    Stream<DynamicTest> the_client_sends_what_the_script_expects() throws IOException {
        return scripts().stream().filter(file -> isForEveryClient(read(file))).map(file -> {
            JsonNode script = read(file);
            String name =
                    script.get("rules").textValue() + " " + script.get("says").textValue();
            return DynamicTest.dynamicTest(name, file.toUri(), () -> play(script));
        });
    }

    private static boolean isForEveryClient(JsonNode script) {
        return !script.path("clients").asText().equals("page");
    }

    private static void play(JsonNode script) throws Exception {
        var player = new ScriptPlayer();
        try {
            for (var step : script.get("steps")) {
                player.play(step);
            }
            player.end();
        } finally {
            player.stop();
        }
    }

    private static List<Path> scripts() throws IOException {
        try (var files = Files.list(SCRIPTS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException e) {
            throw new AssertionError(file + " can't be read", e);
        }
    }
}
