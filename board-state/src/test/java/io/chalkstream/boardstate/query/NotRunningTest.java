package io.chalkstream.boardstate.query;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.kafka.embedded.FreePorts;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without a broker: what an instance says whose streams aren't there. */
class NotRunningTest {
    private final Path directory = Path.of("target", "state", UUID.randomUUID().toString());

    @Test
    void G2_an_instance_whose_topology_is_not_started_says_that_the_board_is_unavailable() {
        try (var instance = BoardStateInstance.notStarted("127.0.0.1:" + FreePorts.next(), directory)) {
            assertThatThrownBy(() -> instance.readHere("b1")).isInstanceOf(BoardUnavailableException.class);
        }
    }
}
