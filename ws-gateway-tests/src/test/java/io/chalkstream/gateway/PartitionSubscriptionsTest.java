package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.awareness.AwarenessDelta;
import io.chalkstream.protocol.awareness.Point;
import io.chalkstream.protocol.fanout.Routing;
import io.chalkstream.protocol.server.ServerMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the setting that {@link GatewayTest} doesn't have. */
@QuarkusTest
@TestProfile(PartitionSubscriptionsTest.OnlyThose.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
class PartitionSubscriptionsTest {
    public static final class OnlyThose implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("chalkstream.gateway.fanout", "open-boards");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PARTITIONS = 12;

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String board = "7-" + UUID.randomUUID();
    private TestTopics topics;

    @BeforeEach
    void connect() {
        topics = new TestTopics(servers);
        await().atMost(PATIENCE).until(TestHttp::isReady);
    }

    @AfterEach
    void disconnect() {
        topics.close();
    }

    @Test
    void F4_a_partition_is_read_while_a_board_in_it_is_open_and_nothing_of_an_open_board_is_missed() {
        awaitPaused(PARTITIONS);
        topics.event(board, 8);
        topics.event(board, 9);

        var ana = TestSocket.joined(gateway, board, "u-ana_1", "u-ana");
        awaitPaused(PARTITIONS - 1);
        // What was written before is in the snapshot of a real board-state: here, it isn't, and comes only if it comes
        // again.
        topics.event(board, 8);
        var ben = TestSocket.joined(gateway, board, "u-ben_1", "u-ben");
        topics.event(board, 9);
        topics.event(board, 10);
        ana.awaitSeqs(8L, 9L, 10L);
        ben.awaitSeqs(8L, 9L, 10L);
        ana.close();
        topics.event(board, 11);
        ben.awaitSeqs(8L, 9L, 10L, 11L);

        ben.close();

        awaitPaused(PARTITIONS);
        topics.event(board, 8);
        var again = TestSocket.joined(gateway, board, "u-ana_2", "u-ana");
        topics.send(
                board,
                new Routing.Awareness(),
                new ServerMessage.Awareness(AwarenessDelta.cursor("c-x", new Point(1, 2))));
        again.awaitMessage("awareness");
        assertThat(again.seqs()).as("what was written while nobody was here").isEmpty();
        assertThat(TestHttp.management("health/ready").statusCode()).isEqualTo(200);
    }

    private void awaitPaused(int partitions) {
        await().atMost(PATIENCE).until(() -> TestHttp.management("metrics")
                .body()
                .contains("chalkstream_fanout_partitions_paused " + partitions + ".0"));
    }
}
