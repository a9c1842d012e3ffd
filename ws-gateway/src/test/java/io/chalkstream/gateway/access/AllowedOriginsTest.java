package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedOriginsTest {
    private final AllowedOrigins origins = new AllowedOrigins(Set.of("https://school.example"));

    @Test
    void K3_pages_of_the_gateway_itself_and_of_the_settings_may_come() {
        assertThat(origins.allows("http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(origins.allows("https://board.example", "BOARD.example")).isTrue();
        assertThat(origins.allows("https://school.example", "gateway:8080")).isTrue();
        assertThat(origins.allows(null, "localhost:8080")).isTrue();
    }

    @Test
    void K3_no_other_page_may() {
        for (var origin : new String[] {
            "http://localhost:8081", "https://evil.example", "null", "", "http://", "%", "https://school.example.evil"
        }) {
            assertThat(origins.allows(origin, "localhost:8080")).as(origin).isFalse();
        }
        assertThat(origins.allows("http://localhost", null)).isFalse();
    }
}
