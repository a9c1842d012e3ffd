package io.chalkstream.boardstate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class TopologyWarmUpTest {
    @Test
    void all_its_commands_are_accepted() {
        var registry = new SimpleMeterRegistry();

        TopologyWarmUp.run(registry);

        assertThat(registry.counter("chalkstream.board.outcomes", "kind", "edit", "outcome", "accepted", "code", "none")
                        .count())
                .isEqualTo(TopologyWarmUp.COMMANDS);
    }
}
