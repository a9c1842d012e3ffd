package io.chalkstream.load.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ScenariosTest {
    @Test
    void eachScenarioCanBeChosenByItsOwnId() {
        var all = Scenarios.select("all");
        var ids = all.stream().map(Scenario::id).toList();

        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        assertThat(Scenarios.select(String.join(",", ids))).isEqualTo(all);
    }

    @Test
    void anUnknownScenarioIsRefused() {
        assertThatThrownBy(() -> Scenarios.select("cold,hot")).hasMessageContaining("hot");
    }
}
