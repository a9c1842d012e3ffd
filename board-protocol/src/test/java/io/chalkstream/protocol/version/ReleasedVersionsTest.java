package io.chalkstream.protocol.version;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.client.ClientMessage;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What released versions of the protocol have is written down in {@code golden/versions}, and never changes. */
class ReleasedVersionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(ints = 1)
    void V9_a_released_version_has_only_its_own_content(int minor) throws IOException {
        var file = "/golden/versions/%d.%d.json".formatted(ProtocolVersion.MAJOR, minor);
        var resource = Objects.requireNonNull(ReleasedVersionsTest.class.getResourceAsStream(file), file);

        assertThat(contentOf(minor)).isEqualTo(JSON.readTree(resource));
    }

    private static JsonNode contentOf(int minor) {
        var content = JSON.createObjectNode();
        addKinds(content.putArray("messages"), ClientMessage.class, minor);
        addKinds(content.putArray("changes"), Change.class, minor);
        var types = content.putObject("elementTypes");
        for (var type : ElementType.values()) {
            if (type.since() <= minor) {
                var names = types.putArray(type.wireName());
                type.properties().stream()
                        .filter(property -> type.has(property, minor))
                        .forEach(property -> names.add(property.wireName()));
            }
        }
        return content;
    }

    private static void addKinds(ArrayNode names, Class<?> union, int minor) {
        for (var kind : union.getAnnotation(JsonSubTypes.class).value()) {
            if (ProtocolVersion.firstMinorOf(kind.value()) <= minor) {
                names.add(kind.name());
            }
        }
    }
}
