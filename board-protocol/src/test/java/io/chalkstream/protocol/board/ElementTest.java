package io.chalkstream.protocol.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.protocol.json.Json;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {
    private static final Element TEXT = Json.read(
            "{\"id\":\"e\",\"type\":\"text\",\"props\":{\"x\":1,\"y\":2,\"z\":\"a\",\"color\":\"red\",\"size\":4,\"text\":\"hi\"}}",
            Element.class);

    @Test
    void an_element_has_exactly_the_properties_of_its_type() {
        assertThatThrownBy(() -> TEXT.with(Json.read("{\"fill\":\"red\"}", Props.class)))
                .hasMessageContaining("a text has the properties [x, y, z, color, size, text, rotation, group, layer,"
                        + " align, weight, slant, wrap]");
        assertThatThrownBy(() -> new Element("e", ElementType.TEXT, TEXT.props().only(Set.of(Property.X))))
                .hasMessageContaining("a text has the properties");
    }

    @Test
    void a_change_leaves_the_other_properties() {
        var moved = TEXT.with(Json.read("{\"x\":5}", Props.class));

        assertThat(moved.props().get(Property.X)).isEqualTo(new Value.Num(5));
        assertThat(moved.props().get(Property.Y)).isEqualTo(new Value.Num(2));
    }

    @net.jqwik.api.Property
    void a_number_survives_its_json(@ForAll @DoubleRange(min = -1e7, max = 1e7) double number) {
        var num = new Value.Num(number);

        assertThat(Json.read("{\"x\":" + Json.text(num) + "}", Props.class).get(Property.X))
                .isEqualTo(num);
    }

    @Test
    void equal_numbers_have_equal_json() {
        assertThat(Json.text(Json.read("{\"x\":1.0}", Props.class))).isEqualTo("{\"x\":1}");
        assertThat(Json.text(Json.read("{\"x\":-0.0}", Props.class))).isEqualTo("{\"x\":0}");
        assertThat(Json.text(Json.read("{\"y\":1e1,\"x\":0.5}", Props.class))).isEqualTo("{\"x\":0.5,\"y\":10}");
    }

    @Test
    void V6_an_element_that_is_not_turned_and_in_no_group_is_written_as_before_there_was_that() {
        assertThat(TEXT.with(Json.read("{\"rotation\":0,\"group\":\"\"}", Props.class)))
                .isEqualTo(TEXT);
        assertThat(Json.text(TEXT.with(Json.read("{\"rotation\":15,\"group\":\"g1/g2\"}", Props.class))))
                .contains("\"text\":\"hi\",\"rotation\":15,\"group\":\"g1/g2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rotation\":360}", "{\"rotation\":-1}", "{\"rotation\":\"90\"}"})
    void B13_a_rotation_is_at_least_0_and_less_than_360_degrees(String props) {
        assertThatThrownBy(() -> Json.read(props, Props.class)).hasMessageContaining("rotation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"group\":\"/\"}",
                "{\"group\":\"a/\"}",
                "{\"group\":\"a b\"}",
                "{\"group\":\"1/2/3/4/5/6/7/8/9\"}"
            })
    void B14_groups_are_a_few_ids_the_outermost_first(String props) {
        assertThatThrownBy(() -> Json.read(props, Props.class)).hasMessageContaining("group");
    }
}
