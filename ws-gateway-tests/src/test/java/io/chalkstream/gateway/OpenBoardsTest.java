package io.chalkstream.gateway;

import static io.chalkstream.gateway.ManyPartitionsKafka.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.protocol.fanout.Routing;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A gateway that reads the partitions of its boards alone, where there are many. */
@QuarkusTest
@TestProfile(OpenBoardsTest.OpenBoards.class)
@EnabledIfSystemProperty(named = "chalkstream.nightly", matches = "true")
class OpenBoardsTest {
    public static final class OpenBoards implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("chalkstream.gateway.fanout", "open-boards");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(ManyPartitionsKafka.class), new TestResourceEntry(StubBoardState.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BYTES_READ = "kafka_consumer_fetch_manager_bytes_consumed_total{";
    private static final int RECORDS = 400;
    private static final int RECORD_BYTES = 4_096;

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final String board = "7-" + UUID.randomUUID();

    @Test
    void F4_what_a_gateway_reads_doesnt_grow_with_boards_in_partitions_that_arent_its_own() {
        await().atMost(PATIENCE).until(TestHttp::isReady);
        try (var topics = new TestTopics(servers)) {
            awaitPaused(PARTITIONS);
            var ana = TestSocket.joined(gateway, board, "u-ana_1", "u-ana");
            awaitPaused(PARTITIONS - 1);
            topics.event(board, 8);
            ana.awaitSeqs(8L);

            long before = bytesRead();
            boards().filter(other -> partition(other) != partition(board))
                    .limit(RECORDS)
                    .forEach(other -> write(topics, other));
            topics.event(board, 9);
            ana.awaitSeqs(8L, 9L);
            long ofOthers = bytesRead() - before;

            boards().filter(other -> partition(other) == partition(board))
                    .limit(RECORDS / PARTITIONS)
                    .forEach(other -> write(topics, other));
            topics.event(board, 10);
            ana.awaitSeqs(8L, 9L, 10L);
            long ofItsPartition = bytesRead() - before - ofOthers;

            System.out.printf(
                    "OpenBoardsTest: of %,d bytes in %d other partitions and an event, %,d were read; of %,d in its own, %,d%n",
                    RECORDS * RECORD_BYTES,
                    PARTITIONS - 1,
                    ofOthers,
                    RECORDS / PARTITIONS * RECORD_BYTES,
                    ofItsPartition);
            assertThat(ofOthers).isLessThan(RECORD_BYTES);
            assertThat(ofItsPartition).isGreaterThan(RECORDS / PARTITIONS * RECORD_BYTES);
        }
    }

    private static Stream<String> boards() {
        return Stream.generate(() -> UUID.randomUUID().toString());
    }

    private static void write(TestTopics topics, String board) {
        topics.send(board, new Routing.Awareness(), new byte[RECORD_BYTES]);
    }

    private static int partition(String board) {
        return BuiltInPartitioner.partitionForKey(board.getBytes(StandardCharsets.UTF_8), PARTITIONS);
    }

    private static long bytesRead() {
        return (long) TestHttp.management("metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(BYTES_READ))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void awaitPaused(int partitions) {
        await().atMost(PATIENCE).until(() -> TestHttp.management("metrics")
                .body()
                .contains("chalkstream_fanout_partitions_paused " + partitions + ".0"));
    }
}
