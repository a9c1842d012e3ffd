package io.chalkstream.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.kafka.embedded.KafkaTestResource;
import io.chalkstream.protocol.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class ConsumerGroupCleanupTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final String servers = new KafkaTestResource().start().get("kafka.bootstrap.servers");
    private final Map<String, Object> kafka = Map.of("bootstrap.servers", servers);
    private final String group = "ws-gateway-" + UUID.randomUUID();

    @Test
    void the_group_of_a_gateway_that_has_left_is_deleted() throws Exception {
        member().close();
        assertThat(groups()).contains(group);

        assertThat(ConsumerGroupCleanup.remove(kafka, group, LONG)).isTrue();

        assertThat(groups()).doesNotContain(group);
        assertThat(ConsumerGroupCleanup.remove(kafka, group, LONG))
                .as("once more")
                .isTrue();
    }

    @Test
    void a_group_is_deleted_once_its_last_member_has_left() throws Exception {
        var member = member();
        var removal = CompletableFuture.supplyAsync(() -> ConsumerGroupCleanup.remove(kafka, group, LONG));

        member.close();

        assertThat(removal.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(groups()).doesNotContain(group);
    }

    @Test
    void a_gateway_of_the_same_name_that_has_already_joined_keeps_the_group() throws Exception {
        try (var successor = member()) {
            assertThat(ConsumerGroupCleanup.remove(kafka, group, SHORT)).isFalse();

            assertThat(groups()).contains(group);
            successor.poll(Duration.ZERO);
            successor.commitSync(LONG);
        }
    }

    @Test
    void without_kafka_the_stop_continues() {
        long before = System.nanoTime();

        assertThat(ConsumerGroupCleanup.remove(Map.of("bootstrap.servers", "127.0.0.1:1"), group, SHORT))
                .isFalse();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(LONG);
    }

    /** A member of the group that reads fanout and has committed. */
    private KafkaConsumer<byte[], byte[]> member() {
        var settings = Map.<String, Object>of(
                "bootstrap.servers",
                String.valueOf(kafka.get("bootstrap.servers")),
                "group.id",
                group,
                "enable.auto.commit",
                "false");
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(Topic.FANOUT.topicName()));
        long end = System.nanoTime() + LONG.toNanos();
        while (consumer.assignment().isEmpty() && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(100));
        }
        consumer.assignment().forEach(consumer::position);
        consumer.commitSync(LONG);
        return consumer;
    }

    private List<String> groups() throws Exception {
        try (var admin = Admin.create(kafka)) {
            return admin.listGroups().all().get(LONG.toSeconds(), TimeUnit.SECONDS).stream()
                    .map(listing -> listing.groupId())
                    .toList();
        }
    }
}
