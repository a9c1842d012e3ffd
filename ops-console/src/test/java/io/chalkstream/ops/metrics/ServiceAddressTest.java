package io.chalkstream.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {
    @Test
    void a_host_stands_for_a_process_at_each_of_its_addresses() {
        assertThat(ServiceAddress.parse("board-state=http://127.0.0.1:8190").targets())
                .containsExactly(new ServiceAddress.Target(
                        "board-state", "127.0.0.1", URI.create("http://127.0.0.1:8190/q/metrics")));
    }

    @Test
    void a_host_without_an_address_stands_for_no_process() {
        assertThat(ServiceAddress.parse("board-state=http://nowhere.invalid:8190")
                        .targets())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8190",
                "a=127.0.0.1:8190",
                "a=http://host",
                "a=https://host:1",
                "a=http://[",
                "a"
            })
    void what_is_no_service_with_an_address_is_refused(String text) {
        assertThatThrownBy(() -> ServiceAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A service is given as name=http://host:port, not as " + text);
    }
}
