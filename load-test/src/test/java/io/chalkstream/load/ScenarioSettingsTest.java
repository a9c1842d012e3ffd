package io.chalkstream.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioSettingsTest {
    @Test
    void the_default_is_one_class_on_the_local_stack() {
        var settings = ScenarioSettings.parse();

        assertThat(settings.gateways())
                .containsExactly(URI.create("ws://127.0.0.1:8080"), URI.create("ws://127.0.0.1:8081"));
        assertThat(settings.people()).isEqualTo(31);
        assertThat(settings.observers()).isEqualTo(31);
        assertThat(settings.movers()).isEqualTo(31);
        assertThat(settings.nonReading()).isZero();
        assertThat(settings.movesPerSecond()).isEqualTo(20);
        assertThat(settings.operationsPerSecond()).isEqualTo(10);
        assertThat(settings.warmUp()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.measured()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void options_override_the_default() {
        var settings = ScenarioSettings.parse("--people=5", "--gateways=ws://a:1", "--warm-up=0", "--measure=7");

        assertThat(settings.people()).isEqualTo(5);
        assertThat(settings.gateways()).containsExactly(URI.create("ws://a:1"));
        assertThat(settings.movers()).isEqualTo(5);
        assertThat(settings.whole()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void an_invalid_option_is_named() {
        assertThatThrownBy(() -> ScenarioSettings.parse("--peeple=5")).hasMessageContaining("--peeple");
        assertThatThrownBy(() -> ScenarioSettings.parse("--people=many")).hasMessageContaining("many");
        assertThatThrownBy(() -> ScenarioSettings.parse("--people=5", "--movers=6"))
                .hasMessageContaining("Movers");
        assertThatThrownBy(() -> ScenarioSettings.parse("people")).hasMessageContaining("people");
        assertThatThrownBy(() -> ScenarioSettings.parse("--measure=0")).isInstanceOf(IllegalArgumentException.class);
    }
}
