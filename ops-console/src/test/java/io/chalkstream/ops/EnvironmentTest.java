package io.chalkstream.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
    @ParameterizedTest
    @ValueSource(strings = {"many", "0", "-1", "101", "1.5", "99999999999", "3 4"})
    void a_number_out_of_its_bounds_is_refused_by_name(String value) {
        var environment = new Environment(Map.of("A", value));
        assertThatThrownBy(() -> environment.number("A", 14, 1, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A must be a whole number from 1 to 100, and is \"%s\"".formatted(value));
    }

    @Test
    void a_number_that_is_not_set_or_blank_is_the_usual_one() {
        assertThat(new Environment(Map.of()).number("A", 14, 1, 100)).isEqualTo(14);
        assertThat(new Environment(Map.of("A", " ")).number("A", 14, 1, 100)).isEqualTo(14);
        assertThat(new Environment(Map.of("A", " 7 ")).number("A", 14, 1, 100)).isEqualTo(7);
    }

    @Test
    void variables_that_begin_with_KAFKA_are_settings_of_its_client() {
        assertThat(new Environment(Map.of("KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "PATH", "/bin")).kafka())
                .isEqualTo(Map.of("security.protocol", "SASL_SSL"));
    }

    @Test
    void nothing_secret_gets_into_a_log() {
        assertThat(new Environment(Map.of("CHALKSTREAM_OPS_KEY", "secret")).toString())
                .doesNotContain("secret");
    }
}
