package io.chalkstream.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedOriginsTest {
    private final AllowedOrigins origins = new AllowedOrigins(Set.of("https://school.example"));

    @Test
    void K3_own_and_configured_origins_are_allowed() {
        assertThat(origins.allows("http://localhost:8080", "localhost:8080")).isTrue();
        assertThat(origins.allows("https://board.example", "BOARD.example")).isTrue();
        assertThat(origins.allows("https://school.example", "gateway:8080")).isTrue();
        assertThat(origins.allows(null, "localhost:8080")).isTrue();
    }

    @Test
    void K3_any_other_origin_is_refused() {
        for (var origin : new String[] {
            "http://localhost:8081", "https://evil.example", "null", "", "http://", "%", "https://school.example.evil"
        }) {
            assertThat(origins.allows(origin, "localhost:8080")).as(origin).isFalse();
        }
        assertThat(origins.allows("http://localhost", null)).isFalse();
    }
}
