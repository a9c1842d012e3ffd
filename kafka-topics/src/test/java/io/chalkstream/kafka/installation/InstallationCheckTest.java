package io.chalkstream.kafka.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.chalkstream.kafka.installation.ClusterView.TopicView;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstallationCheckTest {
    private static final String EVENTS = Topic.BOARD_EVENTS.topicName();
    private static final String CHANGELOG = "board-state-boards-changelog";
    private static final KafkaNeeds NEEDS = KafkaNeeds.of(TopicPartitions.OF_TABLE, Topic.BOARD_EVENTS)
            .withChangelogs(List.of(CHANGELOG), Topic.BOARD_COMMANDS)
            .withSessionTimeout("the.session", 1500)
            .withTransactionTimeout("the.transaction", 10_000);

    private final Map<String, TopicView> topics = new HashMap<>();
    private final Map<String, String> broker = new HashMap<>(Map.of(
            "group.min.session.timeout.ms", "1500",
            "group.max.session.timeout.ms", "1800000",
            "transaction.max.timeout.ms", "900000",
            "offsets.topic.replication.factor", "3",
            "transaction.state.log.replication.factor", "3"));
    private int transactionVersion = 2;

    @Test
    void three_copies_of_which_two_have_what_is_acknowledged_are_replicated() {
        replicateAll();
        assertThat(refusal(Installation.REPLICATED)).isEmpty();
    }

    @Test
    void one_copy_is_single() {
        all(1, 1);
        assertThat(refusal(Installation.SINGLE)).isEmpty();
    }

    @Test
    void one_copy_is_not_replicated_and_the_message_says_what_where_and_what_to_do() {
        all(1, 1);
        assertThat(refusal(Installation.REPLICATED))
                .startsWith(
                        "This installation is said to be replicated (chalkstream.installation=replicated), and Kafka at"
                                + " kafka:9092 doesn't fit:")
                .contains(
                        "- topic board-events has replication factor 1, and each partition must have at least 3 copies: change"
                                + " that (kafka-reassign-partitions.sh), or the setting")
                .contains("topic __consumer_offsets", "topic __transaction_state", "topic " + CHANGELOG)
                .contains("docs/OPERATIONS.md");
    }

    @Test
    void another_number_of_partitions_of_fanout_is_refused_with_the_setting_that_fits() {
        var needs = KafkaNeeds.of(new TopicPartitions(480), Topic.FANOUT);
        var view = new ClusterView(
                "kafka:9092",
                Map.of(Topic.FANOUT.topicName(), new TopicView(12, 1, 1, OptionalInt.of(1))),
                Set.of(),
                Map.of(),
                2,
                List.of());

        assertThat(new InstallationCheck(Installation.SINGLE, needs)
                        .refusal(view)
                        .orElseThrow())
                .contains("topic fanout has 12 partitions, and boards are looked for in 480."
                        + " Set chalkstream.fanout.partitions=12 for all services");
    }

    @Test
    void three_copies_are_not_single() {
        replicateAll();
        assertThat(refusal(Installation.SINGLE))
                .contains("topic board-events has replication factor 3, and each partition must have exactly one copy");
    }

    @Test
    void one_partition_with_fewer_copies_is_enough_to_refuse() {
        replicateAll();
        topics.put(EVENTS, new TopicView(12, 2, 3, OptionalInt.of(2)));
        assertThat(refusal(Installation.REPLICATED)).contains("topic board-events has replication factors from 2 to 3");
    }

    @Test
    void too_few_copies_in_sync_are_refused_and_so_are_so_many_that_the_loss_of_a_broker_stops_everything() {
        replicateAll();
        topics.put(EVENTS, new TopicView(12, 3, 3, OptionalInt.of(1)));
        assertThat(refusal(Installation.REPLICATED))
                .contains("board-events has min.insync.replicas=1, and must have 2");
        topics.put(EVENTS, new TopicView(12, 3, 3, OptionalInt.of(3)));
        assertThat(refusal(Installation.REPLICATED))
                .contains("board-events has min.insync.replicas=3, and must have 2");
    }

    @Test
    void other_numbers_of_partitions_are_refused_for_topics_and_changelogs() {
        replicateAll();
        topics.put(EVENTS, new TopicView(24, 3, 3, OptionalInt.of(2)));
        topics.put(CHANGELOG, new TopicView(6, 3, 3, OptionalInt.of(2)));
        assertThat(refusal(Installation.REPLICATED))
                .contains("topic board-events has 24 partitions, and boards are looked for in 12")
                .contains("topic " + CHANGELOG + " has 6 partitions, and boards are looked for in 12");
    }

    @Test
    void a_cluster_without_the_second_version_of_transactions_is_refused() {
        replicateAll();
        transactionVersion = 1;
        assertThat(refusal(Installation.REPLICATED)).contains("transaction.version is 1, and 2 is needed");
    }

    @Test
    void time_outs_that_a_broker_does_not_take_are_refused() {
        replicateAll();
        broker.put("group.min.session.timeout.ms", "6000");
        broker.put("transaction.max.timeout.ms", "5000");
        assertThat(refusal(Installation.REPLICATED))
                .contains(
                        "broker 1 has group.min.session.timeout.ms=6000, and the.session is 1500: set the broker's to at most"
                                + " 1500")
                .contains(
                        "broker 1 has transaction.max.timeout.ms=5000, and the.transaction is 10000: set the broker's to at"
                                + " least 10000");
        broker.put("group.min.session.timeout.ms", "500");
        broker.put("group.max.session.timeout.ms", "1000");
        assertThat(refusal(Installation.REPLICATED)).contains("group.max.session.timeout.ms=1000");
    }

    @Test
    void topics_that_Kafka_is_still_to_make_are_judged_by_the_brokers_settings() {
        replicateAll();
        topics.remove(ClusterView.OFFSETS);
        topics.remove(ClusterView.TRANSACTIONS);
        assertThat(refusal(Installation.REPLICATED)).isEmpty();
        broker.put("offsets.topic.replication.factor", "1");
        assertThat(refusal(Installation.REPLICATED))
                .contains(
                        "broker 1 will make topic __consumer_offsets with offsets.topic.replication.factor=1, and it must have"
                                + " at least 3 copies");
    }

    @Test
    void what_may_not_be_read_is_no_mismatch() {
        var check = new InstallationCheck(Installation.REPLICATED, NEEDS);
        var hidden = Set.of(EVENTS, CHANGELOG, ClusterView.OFFSETS, ClusterView.TRANSACTIONS);
        var view = new ClusterView("kafka:9092", Map.of(), hidden, Map.of(1, Map.of()), 2, List.of("everything"));
        assertThat(check.refusal(view)).isEmpty();
        assertThat(check.isComplete(view)).isTrue();
    }

    @Test
    void a_missing_topic_is_waited_for_but_a_missing_changelog_is_not() {
        replicateAll();
        topics.remove(CHANGELOG);
        var check = new InstallationCheck(Installation.REPLICATED, NEEDS);
        assertThat(check.isComplete(view())).isTrue();
        topics.remove(EVENTS);
        assertThat(check.isComplete(view())).isFalse();
        assertThat(check.refusal(view())).isEmpty();
    }

    @Test
    void an_installation_has_one_of_two_names() {
        assertThat(Installation.of("single")).isEqualTo(Installation.SINGLE);
        assertThat(Installation.of("replicated")).isEqualTo(Installation.REPLICATED);
        assertThatThrownBy(() -> Installation.of("Replicated"))
                .hasMessage("chalkstream.installation is single or replicated, not \"Replicated\"");
    }

    private void replicateAll() {
        all(3, 2);
    }

    private void all(int copies, int inSync) {
        for (var name : List.of(EVENTS, CHANGELOG)) {
            topics.put(name, new TopicView(12, copies, copies, OptionalInt.of(inSync)));
        }
        for (var name : List.of(ClusterView.OFFSETS, ClusterView.TRANSACTIONS)) {
            topics.put(name, new TopicView(50, copies, copies, OptionalInt.of(inSync)));
        }
    }

    private String refusal(Installation installation) {
        return new InstallationCheck(installation, NEEDS).refusal(view()).orElse("");
    }

    private ClusterView view() {
        return new ClusterView("kafka:9092", topics, Set.of(), Map.of(1, broker), transactionVersion, List.of());
    }
}
