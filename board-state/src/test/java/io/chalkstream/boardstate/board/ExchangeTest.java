package io.chalkstream.boardstate.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What five people did at one board, all at once and at random, is a file: this test holds that board-state decides it so,
 * and the web app's ({@code exchange_test.ts}) that the page's copies of the board end as board-state's does (O3).
 *
 * <p>{@code -Dchalkstream.exchange.seed=N} lets the web app's pages do something else against this release's decisions, for
 * which the web app must be compiled; with {@code -Dchalkstream.exchange.write=true} that becomes the file.
 */
class ExchangeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FILE = Path.of("../board-protocol/src/test/resources/golden/exchange/exchange.jsonl.gz");
    private static final @Nullable Integer SEED = Integer.getInteger("chalkstream.exchange.seed");
    private static final boolean WRITE = Boolean.getBoolean("chalkstream.exchange.write");
    private static final int MANY = 2_000;

    @BeforeAll
    static void exchangeAnew() throws IOException, InterruptedException {
        if (SEED != null) {
            exchange(SEED);
        }
    }

    @Test
    void O3_board_state_decides_what_five_people_do_as_the_pages_are_tested_to_expect() throws IOException {
        var board = new ExchangeBoard();
        var recorded = recorded();
        for (var line : recorded) {
            if (line.path("up").isObject()) {
                var decided = board.decide(line.get("who").intValue(), message(line.get("up")));
                assertThat(tree(decided.answers())).as("%.500s", line).isEqualTo(line.get("answers"));
                assertThat(tree(decided.events())).as("%.500s", line).isEqualTo(line.get("events"));
            }
        }
        assertThat(tree(board.snapshot())).isEqualTo(recorded.get(recorded.size() - 1));
    }

    @Test
    void all_types_properties_and_kinds_of_changes_are_exchanged() throws IOException {
        var operations = operations(line -> true);
        var put = new HashSet<String>();
        var set = new HashSet<Property>();
        var kinds = new HashSet<Class<?>>();
        for (var change :
                operations.stream().flatMap(op -> op.changes().stream()).toList()) {
            kinds.add(change.getClass());
            if (change instanceof Change.Put added) {
                var element = added.element();
                element.props().names().forEach(property -> put.add(element.type() + " " + property));
            } else if (change instanceof Change.SetProps changed) {
                set.addAll(changed.props().names());
            }
        }

        assertThat(operations).hasSizeGreaterThan(MANY);
        assertThat(put).containsAll(typesWithProperties());
        assertThat(set)
                .containsAll(Arrays.stream(ElementType.values())
                        .flatMap(type -> type.properties().stream())
                        .toList());
        assertThat(kinds)
                .containsAll(Stream.of(Change.class.getPermittedSubclasses())
                        .filter(kind -> kind != Change.Delete.class && kind != Change.Unreadable.class)
                        .toList());
    }

    @Test
    void of_what_they_do_much_is_refused_and_more_is_not() throws IOException {
        int refused = operations(line -> !line.get("answers").isEmpty()).size();
        int accepted = operations(line -> line.get("answers").isEmpty()).size();

        assertThat(refused).isGreaterThan(accepted / 10).isLessThan(accepted);
    }

    private static Set<String> typesWithProperties() {
        return Arrays.stream(ElementType.values())
                .flatMap(type -> type.properties().stream().map(property -> type + " " + property))
                .collect(Collectors.toSet());
    }

    private static List<ClientMessage.Op> operations(Predicate<JsonNode> which) throws IOException {
        return recorded().stream()
                .filter(line -> line.path("up").isObject() && which.test(line))
                .map(line -> message(line.get("up")))
                .filter(ClientMessage.Op.class::isInstance)
                .map(ClientMessage.Op.class::cast)
                .toList();
    }

    private static List<JsonNode> recorded() throws IOException {
        var lines = new ArrayList<JsonNode>();
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }

    private static ClientMessage message(JsonNode json) {
        return Json.read(json.toString(), ClientMessage.class);
    }

    private static JsonNode tree(List<ServerMessage> messages) throws IOException {
        var array = JSON.createArrayNode();
        for (var message : messages) {
            array.add(tree(message));
        }
        return array;
    }

    private static JsonNode tree(ServerMessage message) throws IOException {
        return JSON.readTree(Json.text(message));
    }

    /** The web app's pages do at random what this seed gives, and are told what board-state decides. */
    private static void exchange(int seed) throws IOException, InterruptedException {
        var command = List.of(
                "target/deno/deno", "run", "-A", "src/test/web/exchange/record.ts", "" + seed, WRITE ? "write" : "");
        var pages = new ProcessBuilder(command)
                .directory(Path.of("../web-app").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var board = new ExchangeBoard();
        String last = "";
        try (var questions = pages.inputReader(StandardCharsets.UTF_8);
                var answers = pages.outputWriter(StandardCharsets.UTF_8)) {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                last = line;
                var question = JSON.readTree(line);
                if (question.has("done")) {
                    break;
                }
                answers.write(answer(board, question).toString());
                answers.write('\n');
                answers.flush();
            }
        }
        assertThat(pages.waitFor()).as("after %.500s", last).isZero();
    }

    private static JsonNode answer(ExchangeBoard board, JsonNode question) throws IOException {
        if (question.has("end")) {
            return tree(board.snapshot());
        }
        var decided = board.decide(question.get("who").intValue(), message(question.get("message")));
        var answer = JSON.createObjectNode();
        answer.set("answers", tree(decided.answers()));
        answer.set("events", tree(decided.events()));
        return answer;
    }
}
