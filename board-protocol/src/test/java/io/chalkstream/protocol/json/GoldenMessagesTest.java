package io.chalkstream.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.chalkstream.protocol.awareness.AwarenessReport;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.command.BoardCommand;
import io.chalkstream.protocol.command.Reversal;
import io.chalkstream.protocol.outcome.AppliedChange;
import io.chalkstream.protocol.outcome.Outcome;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.undo.UndoRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoldenMessagesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Map<String, Class<?>> TYPES = Map.of(
            "client", ClientMessage.class,
            "server", ServerMessage.class,
            "command", BoardCommand.class,
            "outcome", Outcome.class,
            "undo", UndoRequest.class,
            "awareness", AwarenessReport.class);

    @TestFactory
    Stream<DynamicTest> each_golden_file_is_read_and_written_again_byte_for_byte() throws IOException {
        return golden().stream()
                .map(file -> DynamicTest.dynamicTest(GOLDEN.relativize(file).toString(), () -> {
                    String json = Files.readString(file).strip();
                    assertThat(Json.text(Json.read(json, typeOf(file)))).isEqualTo(json);
                }));
    }

    @Test
    void each_type_of_message_has_a_golden_file() throws IOException {
        var seen = new HashSet<Class<?>>();
        for (Path file : golden()) {
            seen.add(Json.read(Files.readString(file), typeOf(file)).getClass());
        }
        for (Class<?> type : TYPES.values()) {
            assertThat(seen).contains(type.getPermittedSubclasses());
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ClientMessage.class,
                ServerMessage.class,
                BoardCommand.class,
                Outcome.class,
                UndoRequest.class,
                AwarenessReport.class,
                Change.class,
                AppliedChange.class,
                Reversal.class
            })
    void each_permitted_type_has_a_name_on_the_wire(Class<?> sealed) {
        assertThat(Arrays.stream(sealed.getAnnotation(JsonSubTypes.class).value())
                        .map(JsonSubTypes.Type::value))
                .containsExactlyInAnyOrder(Arrays.stream(sealed.getPermittedSubclasses())
                        // It is written as it was read.
                        .filter(type -> type != Change.Unreadable.class && type != AppliedChange.Unreadable.class)
                        .toArray(Class<?>[]::new));
    }

    private static Class<?> typeOf(Path file) {
        return TYPES.get(file.getParent().getFileName().toString());
    }

    private static List<Path> golden() throws IOException {
        try (var files = Files.walk(GOLDEN)) {
            return files.filter(Files::isRegularFile)
                    .filter(file ->
                            TYPES.containsKey(file.getParent().getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }
}
