package io.chalkstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.topic.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** With the warm-up, which the other tests do without. */
@QuarkusTest
@TestProfile(GatewayWarmUpTest.Cold.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(StubBoardState.class)
@QuarkusTestResource(value = SilentPort.class, restrictToAnnotatedClass = true)
class GatewayWarmUpTest {
    /** Long enough for any machine. */
    public static final class Cold implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("chalkstream.gateway.warm-up", "60S");
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern ALL_VISITS = Pattern.compile("\"visits\": *400\\b");

    @TestHTTPResource("/")
    URI gateway;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void a_gateway_is_ready_after_a_warm_up_that_leaves_no_trace_in_metrics_topics_and_boards() {
        await().atMost(PATIENCE).until(TestHttp::isReady);

        assertThat(TestHttp.management("health/ready").body()).containsPattern(ALL_VISITS);
        assertThat(TestHttp.management("metrics").body())
                .contains("chalkstream_gateway_connections 0.0", "chalkstream_gateway_rooms 0.0")
                .contains("chalkstream_gateway_messages_in_total{type=\"hello\"} 0.0")
                .contains("chalkstream_room_joins_total{by=\"snapshot\"} 0.0");
        try (var topics = new TestTopics(servers)) {
            for (var topic : new Topic[] {Topic.BOARD_COMMANDS, Topic.UNDO_REQUESTS, Topic.CURSOR_MOVES}) {
                assertThat(topics.boards(topic)).noneMatch(board -> board.startsWith("warm-up"));
            }
        }
        var ana = TestSocket.joined(gateway, "7-after-the-warm-up", "u-ana_1", "u-ana");
        assertThat(ana.awaitMessage("welcome").get("gateway").textValue()).isEqualTo("gateway-under-test");
        assertThat(TestHttp.management("metrics").body()).contains("chalkstream_gateway_connections 1.0");
    }
}
