package io.chalkstream.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.kafka.installation.AdminClusterReader;
import io.chalkstream.kafka.installation.Installation;
import io.chalkstream.kafka.installation.InstallationCheck;
import io.chalkstream.kafka.installation.KafkaNeeds;
import io.chalkstream.kafka.topics.TopicProvisioner;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Side by side, since each test waits for a broker most of the time. */
@Execution(ExecutionMode.CONCURRENT)
class EmbeddedKafkaTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final String COMMANDS = Topic.BOARD_COMMANDS.topicName();

    /** For the tests that neither stop a broker nor count what it leaves. */
    private static EmbeddedKafka shared;

    @TempDir
    Path data;

    @BeforeAll
    static void start() {
        shared = EmbeddedKafka.startTemporary();
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @Test
    void who_makes_topics_for_another_number_of_fanout_partitions_is_told_the_right_one() {
        var settings = Map.<String, Object>of("bootstrap.servers", shared.bootstrapServers());

        assertThatThrownBy(() -> TopicProvisioner.createMissing(settings, new TopicPartitions(24)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageEndingWith(
                        "fanout has 12 partitions and should have 24. Set chalkstream.fanout.partitions=12.");
    }

    @Test
    void the_broker_is_a_single_installation_and_no_replicated_one() {
        var needs = KafkaNeeds.of(TopicPartitions.OF_TABLE, Topic.values())
                .withSessionTimeout("session", 1500)
                .withTransactionTimeout("transaction", 10_000);
        var settings = Map.<String, Object>of("bootstrap.servers", shared.bootstrapServers());
        try (var reader = new AdminClusterReader(settings, DEADLINE)) {
            var view = reader.read(needs.topics().keySet()).orElseThrow();
            var single = new InstallationCheck(Installation.SINGLE, needs);
            assertThat(single.refusal(view)).isEmpty();
            assertThat(single.isComplete(view)).isTrue();
            assertThat(view.untold()).isEmpty();
            assertThat(new InstallationCheck(Installation.REPLICATED, needs).refusal(view))
                    .hasValueSatisfying(message -> assertThat(message)
                            .contains(
                                    "topic board-events has replication factor 1",
                                    "offsets.topic.replication.factor=1"));
            assertThat(new InstallationCheck(Installation.SINGLE, needs.withSessionTimeout("session", 100))
                            .refusal(view))
                    .hasValueSatisfying(message -> assertThat(message).contains("group.min.session.timeout.ms=500"));
        }
    }

    @Test
    void the_broker_has_every_topic_of_the_table_with_its_partitions_and_settings() throws Exception {
        try (var admin = admin(shared)) {
            var names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
            assertThat(admin.listTopics().names().get()).containsExactlyInAnyOrderElementsOf(names);
            var descriptions = admin.describeTopics(names).allTopicNames().get();
            for (var topic : Topic.values()) {
                assertThat(descriptions.get(topic.topicName()).partitions()).hasSize(topic.partitions());
                var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
                var settings =
                        admin.describeConfigs(List.of(resource)).all().get().get(resource);
                topic.settings()
                        .forEach((name, value) ->
                                assertThat(settings.get(name).value()).as(name).isEqualTo(value));
            }
        }
    }

    @Test
    void records_survive_a_restart_on_the_same_directory() throws Exception {
        try (var kafka = EmbeddedKafka.start(data, 0);
                var producer = producer(kafka, Map.of())) {
            producer.send(new ProducerRecord<>(COMMANDS, 3, "board", "kept")).get();
        }
        try (var kafka = EmbeddedKafka.start(data, 0)) {
            assertThat(valuesOf(kafka, new TopicPartition(COMMANDS, 3))).containsExactly("kept");
        }
    }

    @Test
    void a_missing_topic_is_added_at_the_next_start() throws Exception {
        try (var kafka = EmbeddedKafka.start(data, 0);
                var admin = admin(kafka)) {
            admin.deleteTopics(List.of(Topic.FANOUT.topicName())).all().get();
        }
        try (var kafka = EmbeddedKafka.start(data, 0);
                var admin = admin(kafka)) {
            assertThat(admin.listTopics().names().get()).contains(Topic.FANOUT.topicName());
        }
    }

    @Test
    void a_topic_with_other_partitions_than_the_table_says_is_reported() throws Exception {
        try (var kafka = EmbeddedKafka.start(data, 0);
                var admin = admin(kafka)) {
            admin.deleteTopics(List.of(COMMANDS)).all().get();
            admin.createTopics(List.of(new NewTopic(COMMANDS, 5, (short) 1)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> EmbeddedKafka.start(data, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("board-commands has 5 partitions and should have 12");
    }

    @Test
    void a_committed_transaction_is_read_and_an_aborted_one_is_not() throws Exception {
        try (var producer = producer(shared, Map.of("transactional.id", "test"))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(COMMANDS, 0, "board", "aborted")).get();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(COMMANDS, 0, "board", "committed"))
                    .get();
            producer.commitTransaction();
            assertThat(valuesOf(shared, new TopicPartition(COMMANDS, 0))).containsExactly("committed");
        }
    }

    @Test
    void records_of_every_compression_are_accepted() throws Exception {
        for (var compression : CompressionType.values()) {
            try (var producer = producer(shared, Map.of("compression.type", compression.name))) {
                producer.send(new ProducerRecord<>(COMMANDS, 1, "board", compression.name))
                        .get();
            }
        }
        assertThat(valuesOf(shared, new TopicPartition(COMMANDS, 1)))
                .containsExactly("none", "gzip", "snappy", "lz4", "zstd");
    }

    @Test
    void a_port_in_use_is_named_in_one_clear_message() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(data, other.getLocalPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("Port %d is in use, so Kafka cannot start", other.getLocalPort());
        }
    }

    @Test
    void a_temporary_broker_leaves_nothing_behind() {
        Path directory;
        try (var kafka = EmbeddedKafka.startTemporary()) {
            directory = kafka.dataDirectory();
            assertThat(Files.exists(directory)).isTrue();
        }
        assertThat(Files.exists(directory)).isFalse();
    }

    @Test
    void the_test_resource_gives_every_test_class_the_same_broker() {
        assertThat(new KafkaTestResource().start()).isEqualTo(new KafkaTestResource().start());
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Reads everything in the partition that is committed. */
    private static List<String> valuesOf(EmbeddedKafka kafka, TopicPartition partition) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            var values = new ArrayList<String>();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (consumer.position(partition) < end) {
                assertThat(System.nanoTime()).as("time to read to the end").isLessThan(deadline);
                consumer.poll(Duration.ofMillis(100)).forEach(read -> values.add(read.value()));
            }
            return values;
        }
    }
}
