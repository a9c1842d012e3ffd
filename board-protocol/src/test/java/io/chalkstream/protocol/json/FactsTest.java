package io.chalkstream.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.protocol.board.ElementType;
import io.chalkstream.protocol.board.Limits;
import io.chalkstream.protocol.board.Property;
import io.chalkstream.protocol.board.ValueKind;
import io.chalkstream.protocol.client.ClientMessage;
import io.chalkstream.protocol.code.CloseCode;
import io.chalkstream.protocol.code.ErrorCode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The web app reads facts.json; this keeps it the same as the code. */
class FactsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void facts_json_says_what_the_code_says() throws IOException, IllegalAccessException {
        var facts = new TreeMap<String, Object>();
        facts.put("protocolVersion", ClientMessage.PROTOCOL_VERSION);
        facts.put("palette", ValueKind.PALETTE);
        facts.put(
                "elementTypes",
                Arrays.stream(ElementType.values())
                        .collect(Collectors.toMap(ElementType::wireName, type -> type.properties().stream()
                                .map(Property::wireName)
                                .toList())));
        facts.put("limits", limits());
        facts.put("errorCodes", ErrorCode.values());
        facts.put(
                "closeCodes",
                Arrays.stream(CloseCode.values())
                        .collect(Collectors.toMap(code -> code.name().toLowerCase(Locale.ROOT), CloseCode::code)));

        assertThat(MAPPER.<JsonNode>valueToTree(facts)).isEqualTo(factsJson());
    }

    private static Map<String, Object> limits() throws IllegalAccessException {
        var limits = new TreeMap<String, Object>();
        for (Field field : Limits.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                Object value = field.get(null);
                limits.put(
                        camelCase(field.getName()), value instanceof Double whole ? (Object) whole.intValue() : value);
            }
        }
        return limits;
    }

    private static String camelCase(String constant) {
        var name = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < constant.length(); i++) {
            char c = constant.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                name.append(upper ? c : Character.toLowerCase(c));
                upper = false;
            }
        }
        return name.toString();
    }

    private static JsonNode factsJson() throws IOException {
        try (var facts = Limits.class.getResourceAsStream("/io/chalkstream/protocol/facts.json")) {
            return MAPPER.readTree(facts);
        }
    }
}
