package io.chalkstream.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonFormatTest {
    /** A value of the third version: its name was two parts at first, and it has got a size. */
    private record Thing(
            String name,
            int size,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknown) {}

    private static final JsonFormat<Thing> THIRD = JsonFormat.of(Thing.class)
            .then(node -> node.put(
                    "name",
                    node.path("first").textValue() + " " + node.path("last").textValue()))
            .then(node -> node.put("size", 7));

    @Test
    void V3_values_of_each_earlier_version_are_migrated_as_they_are_read() {
        assertThat(read("{\"first\":\"A\",\"last\":\"B\"}"))
                .returns("A B", Thing::name)
                .returns(7, Thing::size);
        assertThat(read("{\"v\":2,\"name\":\"C\"}")).returns("C", Thing::name).returns(7, Thing::size);
        assertThat(read("{\"v\":3,\"name\":\"D\",\"size\":1}")).returns(1, Thing::size);
    }

    @Test
    void V3_a_value_of_a_later_version_keeps_its_version() {
        String later = "{\"name\":\"E\",\"size\":2,\"colour\":[1],\"v\":4}";

        assertThat(new String(THIRD.write(read(later)), StandardCharsets.UTF_8)).isEqualTo(later);
    }

    @Test
    void V4_a_state_that_keeps_nothing_unknown_is_written_in_an_earlier_version_and_migrated_again() {
        record State(String name) {}
        var second = JsonFormat.of(State.class).then(node -> node);
        byte[] later = "{\"name\":\"E\",\"size\":2,\"v\":3}".getBytes(StandardCharsets.UTF_8);

        byte[] written = second.write(second.read(later));

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo("{\"name\":\"E\",\"v\":2}");
        assertThat(THIRD.read(written).size()).isEqualTo(7);
    }

    @Test
    void V3_the_version_is_written_from_the_second_one_on() {
        var thing = new Thing("A", 1, Map.of());

        assertThat(new String(THIRD.write(thing), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"A\",\"size\":1,\"v\":3}");
        assertThat(new String(JsonFormat.of(Thing.class).write(thing), StandardCharsets.UTF_8))
                .isEqualTo("{\"name\":\"A\",\"size\":1}");
    }

    private static Thing read(String json) {
        return THIRD.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
