package io.chalkstream.undo.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.chalkstream.kafka.embedded.EmbeddedKafka;
import io.chalkstream.protocol.topic.Topic;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

/** One failure of a zone never takes an owner and its standby. */
@Timeout(120)
class ZonesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PREFIX = "kafka-streams.";

    @Test
    void a_partition_is_followed_in_another_zone_than_its_owners() throws IOException {
        var north = placement("north");
        var south = placement("south");
        try (var broker = EmbeddedKafka.startTemporary();
                var first = UndoServiceInstance.start(broker.bootstrapServers(), "undo", north);
                var second = UndoServiceInstance.start(broker.bootstrapServers(), "undo", north);
                var third = UndoServiceInstance.start(broker.bootstrapServers(), "undo", south)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(all(Stream.of(first.owned(), second.owned(), third.owned())))
                        .hasSize(partitions());
                assertThat(all(Stream.of(first.followed(), second.followed(), third.followed())))
                        .hasSize(partitions());
                assertThat(third.followed()).isEqualTo(all(Stream.of(first.owned(), second.owned())));
                assertThat(third.owned()).isNotEmpty().isEqualTo(all(Stream.of(first.followed(), second.followed())));
            });
        }
    }

    /** An empty one is what Kubernetes before 1.35 says. */
    @ParameterizedTest
    @NullAndEmptySource
    void instances_that_do_not_know_their_zones_follow_each_other(String zone) throws IOException {
        var nowhere = placement(zone);
        try (var broker = EmbeddedKafka.startTemporary();
                var first = UndoServiceInstance.start(broker.bootstrapServers(), "undo", nowhere);
                var second = UndoServiceInstance.start(broker.bootstrapServers(), "undo", nowhere)) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(all(Stream.of(first.owned(), second.owned()))).hasSize(partitions());
                assertThat(first.followed()).isNotEmpty().isEqualTo(second.owned());
                assertThat(second.followed()).isNotEmpty().isEqualTo(first.owned());
            });
        }
    }

    private static int partitions() {
        return Topic.UNDO_REQUESTS.partitions();
    }

    private static Set<TaskId> all(Stream<Set<TaskId>> parts) {
        return parts.flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** What the service's settings say of standbys and zones, in a pod of that zone. */
    private static Map<String, String> placement(String zone) throws IOException {
        var pod = new HashMap<>(Map.of("chalkstream.undo.standbys", "1"));
        if (zone != null) {
            pod.put("kafka.client.rack", zone);
        }
        var settings = settings(pod);
        var placement = new HashMap<String, String>();
        for (var name : List.of("num.standby.replicas", "client.tag.zone", "rack.aware.assignment.tags")) {
            settings.getOptionalValue(PREFIX + name, String.class).ifPresent(value -> placement.put(name, value));
        }
        return placement;
    }

    private static SmallRyeConfig settings(Map<String, String> pod) throws IOException {
        var application = ZonesTest.class.getResource("/application.properties");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(application), new PropertiesConfigSource(pod, "pod", 500))
                .build();
    }
}
