package io.chalkstream.boardstate.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaCommandLogTest {
    /** Far longer than it takes, and far shorter than Kafka's own time-out, a minute. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void who_wants_to_read_a_board_does_not_wait_for_a_broker_that_says_nothing() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var log = new KafkaCommandLog(
                        Map.of("bootstrap.servers", "127.0.0.1:" + silent.getLocalPort()), "board-state", 750, 1000)) {
            assertThat(log.endOffset(0)).failsWithin(SOON);
            assertThat(log.nextOffset(0)).failsWithin(SOON);
        }
    }
}
