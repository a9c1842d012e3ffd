package io.chalkstream.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

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

    @Test
    void a_service_without_a_name_is_refused() {
        assertThatThrownBy(() -> ServiceAddress.parse("http://127.0.0.1:8190"))
                .hasMessageContaining("name=http://host:port");
    }
}
