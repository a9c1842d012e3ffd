package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.client.OperationResult;
import io.chalkstream.kafka.backup.Backups;
import io.chalkstream.kafka.backup.Restore;
import io.chalkstream.kafka.installation.AdminClusterReader;
import io.chalkstream.ops.cluster.KafkaReader;
import io.chalkstream.protocol.server.ServerMessage;
import io.chalkstream.protocol.topic.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each service's user of Kafka may do, asked of a real broker that has the manifests' users. That it is enough, all tests of
 * this module show: the services of their stack are these users.
 */
@UsesStack
@EnabledIfSystemProperty(named = "chalkstream.kafka.users", matches = "true")
class KafkaUsersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Set<AclOperation> READ =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.READ);
    private static final Set<AclOperation> WRITE =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.WRITE);
    /** What each service sees of the topics that are Kafka's own. */
    private static final Set<AclOperation> LOOK = Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

    private static final Set<AclOperation> BOTH =
            Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.READ, AclOperation.WRITE);
    private static final Set<AclOperation> OWN = Set.of(
            AclOperation.CREATE,
            AclOperation.DESCRIBE,
            AclOperation.DESCRIBE_CONFIGS,
            AclOperation.READ,
            AclOperation.WRITE);

    private static final Set<AclOperation> BACK_UP = Set.of(AclOperation.DESCRIBE, AclOperation.READ);
    private static final Set<AclOperation> RESTORE_ACCESS = Set.of(AclOperation.DESCRIBE, AclOperation.WRITE);
    private static final Set<AclOperation> RESTORE =
            Set.of(AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.WRITE);

    private static final List<String> SERVICES =
            List.of("ws-gateway", "board-state", "cursor-service", "undo-redo-service");
    private static final List<String> KAFKAS_OWN = List.of("__consumer_offsets", "__transaction_state");
    private static final String BOARDS = "board-state-boards-changelog";
    private static final List<String> UNDO = List.of(
            "undo-redo-service-histories-changelog",
            "undo-redo-service-entries-changelog",
            "undo-redo-service-open-requests-changelog");

    @Test
    void each_service_may_do_with_each_topic_what_it_needs_and_nothing_else(TestStack stack) throws Exception {
        var topics = new TreeSet<>(UNDO);
        topics.add(BOARDS);
        topics.addAll(KAFKAS_OWN);
        for (var topic : Topic.values()) {
            topics.add(topic.topicName());
        }
        var undo = new HashMap<>(Map.of(
                name(Topic.BOARD_EVENTS), READ,
                name(Topic.UNDO_REQUESTS), READ,
                name(Topic.BOARD_COMMANDS), WRITE,
                name(Topic.FANOUT), WRITE));
        UNDO.forEach(topic -> undo.put(topic, OWN));
        var console = new HashMap<String, Set<AclOperation>>();
        topics.forEach(topic -> console.put(topic, Set.of(AclOperation.DESCRIBE)));

        var needed = Map.of(
                "ws-gateway",
                Map.of(
                        name(Topic.BOARD_COMMANDS), WRITE,
                        name(Topic.UNDO_REQUESTS), WRITE,
                        name(Topic.CURSOR_MOVES), WRITE,
                        name(Topic.FANOUT), READ,
                        name(Topic.BOARD_LINKS), BOTH,
                        name(Topic.BOARD_ADMISSIONS), BOTH,
                        name(Topic.BOARD_PEOPLE), BOTH),
                "board-state",
                Map.of(
                        name(Topic.BOARD_COMMANDS),
                        BOTH,
                        name(Topic.BOARD_EVENTS),
                        WRITE,
                        name(Topic.FANOUT),
                        WRITE,
                        name(Topic.BOARD_COMMANDS_DEAD_LETTERS),
                        WRITE,
                        BOARDS,
                        OWN),
                "cursor-service",
                Map.of(name(Topic.CURSOR_MOVES), READ, name(Topic.FANOUT), WRITE),
                "undo-redo-service",
                undo,
                "ops-console",
                console,
                "back-up",
                Map.of(BOARDS, BACK_UP, name(Topic.BOARD_LINKS), BACK_UP, name(Topic.BOARD_PEOPLE), BACK_UP),
                "restore",
                Map.of(
                        BOARDS,
                        RESTORE,
                        name(Topic.BOARD_LINKS),
                        RESTORE_ACCESS,
                        name(Topic.BOARD_PEOPLE),
                        RESTORE_ACCESS));
        assertThat(stack.kafkaUsers().manifests().users()).containsExactlyInAnyOrderElementsOf(needed.keySet());
        for (var user : needed.entrySet()) {
            var rights = new TreeMap<>(user.getValue());
            if (SERVICES.contains(user.getKey())) {
                KAFKAS_OWN.forEach(topic -> rights.put(topic, LOOK));
            }
            assertThat(allowed(stack, user.getKey(), topics)).as(user.getKey()).isEqualTo(rights);
        }
    }

    @Test
    void a_service_is_refused_what_is_another_ones(TestStack stack) {
        assertThatThrownBy(() -> write(stack, "cursor-service", Topic.BOARD_COMMANDS, Map.of()))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(stack, "ws-gateway", Topic.BOARD_EVENTS, Map.of()))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(
                        stack, "ws-gateway", Topic.BOARD_COMMANDS, Map.of("transactional.id", "board-state-another")))
                .isInstanceOf(TransactionalIdAuthorizationException.class);
        try (var admin = Admin.create(stack.kafkaUsers().client("board-state"))) {
            assertThatThrownBy(() ->
                            admin.describeAcls(AclBindingFilter.ANY).values().get())
                    .hasCauseInstanceOf(ClusterAuthorizationException.class);
            assertThatThrownBy(() -> admin.deleteTopics(List.of(name(Topic.BOARD_COMMANDS)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void each_service_may_compare_Kafka_with_what_it_needs_and_whoever_may_not_is_told_what_is_missing(
            TestStack stack) {
        for (var user : SERVICES) {
            assertThat(untold(stack, user)).as(user).isEmpty();
        }
        assertThat(untold(stack, "ops-console"))
                .contains("settings of topic fanout (the user may not DescribeConfigs of it)")
                .anyMatch(untold -> untold.matches(
                        "settings of broker \\d+ \\(the user may not DescribeConfigs of the cluster\\)"));
    }

    @Test
    void whoever_has_a_wrong_password_is_turned_away(TestStack stack) {
        var stranger = new HashMap<>(stack.kafkaUsers().client("ws-gateway"));
        stranger.computeIfPresent(
                "sasl.jaas.config", (key, login) -> login.toString().replace("password-of", "guess-of"));
        try (var admin = Admin.create(stranger)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @Test
    void a_backup_made_by_its_own_user_is_restored_by_another_one_into_a_Kafka_whose_services_go_on_from_it(
            TestStack stack, @TempDir Path directory) {
        ServerMessage.Snapshot before;
        String board;
        try (var classroom = new Classroom()) {
            board = classroom.boardId();
            classroom.join("Ana", stack.gatewaysFrom(0)).change(PATIENCE, SampleChanges.putPost("post", "Kept"));
            Await.until("it is committed", PATIENCE, () -> !stack.committedLog(board)
                    .events()
                    .isEmpty());
            before = stack.snapshot(board);
        }
        var backup = new Backups(directory).add(stack.kafkaUsers().client("back-up"), Instant.now(), 1);
        assertThatThrownBy(() -> new Restore(stack.kafkaUsers().client("restore"), backup).run())
                .as("there are boards")
                .hasMessageContaining("isn't empty");

        try (var fresh = TestStack.startPrepared(users -> restore(users, backup));
                var classroom = Classroom.of(board)) {
            assertThat(fresh.snapshot(board)).isEqualTo(before);
            var ben = classroom.join("Ben", fresh.gatewaysFrom(0));
            assertThat(ben.change(PATIENCE, SampleChanges.putPost("next", "After the restore")))
                    .isInstanceOf(OperationResult.Done.class);
        }
    }

    private static void restore(KafkaUsers users, Path backup) {
        try {
            assertThat(new Restore(users.client("restore"), backup).run()).isPositive();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError("not restored", e);
        }
    }

    @Test
    void the_console_sees_brokers_topics_and_groups(TestStack stack) throws Exception {
        try (var kafka = new KafkaReader(stack.kafkaUsers().client("ops-console"))) {
            var seen = kafka.read();
            assertThat(seen.brokers()).hasSize(1);
            assertThat(seen.groups()).containsKeys("board-state", "cursor-service", "undo-redo-service");
            assertThat(seen.groups().keySet()).anyMatch(group -> group.startsWith("ws-gateway-"));
        }
    }

    /** What the broker says that the user may do. It doesn't tell of a topic that may not even be described. */
    private static Map<String, Set<AclOperation>> allowed(TestStack stack, String user, Set<String> topics)
            throws InterruptedException, ExecutionException {
        var allowed = new TreeMap<String, Set<AclOperation>>();
        try (var admin = Admin.create(stack.kafkaUsers().client(user))) {
            var asked = admin.describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true));
            for (var answer : asked.topicNameValues().entrySet()) {
                try {
                    allowed.put(
                            answer.getKey(),
                            new HashSet<>(answer.getValue().get().authorizedOperations()));
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
        }
        return allowed;
    }

    private static List<String> untold(TestStack stack, String user) {
        try (var kafka = new AdminClusterReader(stack.kafkaUsers().client(user), Duration.ofSeconds(10))) {
            return kafka.read(Set.of(name(Topic.FANOUT))).orElseThrow().untold();
        }
    }

    private static void write(TestStack stack, String user, Topic topic, Map<String, Object> more)
            throws InterruptedException, ExecutionException {
        var settings = new HashMap<>(stack.kafkaUsers().client(user));
        settings.putAll(more);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            if (more.containsKey("transactional.id")) {
                producer.initTransactions();
            }
            producer.send(new ProducerRecord<>(topic.topicName(), "board", "nothing"))
                    .get();
        }
    }

    private static String name(Topic topic) {
        return topic.topicName();
    }
}
