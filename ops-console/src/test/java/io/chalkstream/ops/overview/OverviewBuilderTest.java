package io.chalkstream.ops.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.chalkstream.ops.cluster.ClusterState;
import io.chalkstream.ops.cluster.ClusterState.Broker;
import io.chalkstream.ops.cluster.ClusterState.Group;
import io.chalkstream.ops.cluster.ClusterState.Member;
import io.chalkstream.ops.cluster.ClusterState.Partition;
import io.chalkstream.ops.cluster.ClusterState.PartitionId;
import io.chalkstream.ops.metrics.Instance;
import io.chalkstream.ops.metrics.Metrics;
import io.chalkstream.ops.overview.Overview.Reader;
import io.chalkstream.ops.overview.Overview.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverviewBuilderTest {
    private static final String SERVICE = "cursor-service";
    private static final PartitionId ONE = new PartitionId("cursor-moves", 0);
    private static final PartitionId OTHER = new PartitionId("cursor-moves", 1);

    private final OverviewBuilder builder = new OverviewBuilder();

    @Test
    void a_service_that_reads_everything_says_its_lag_itself() {
        var reader = cursors(1_000, cluster(50, 10, ONE, OTHER), up(2, 7, 3.5));
        assertThat(reader.state()).isEqualTo(State.LATE);
        assertThat(reader.lagRecords()).isEqualTo(7);
        assertThat(reader.lagSeconds()).isEqualTo(3.5);
        assertThat(reader.unassigned()).isZero();
    }

    @Test
    void a_service_that_keeps_up_is_fine_whatever_it_has_committed() {
        assertThat(cursors(1_000, cluster(50, 10, ONE, OTHER), up(2, 0, 0)).state())
                .isEqualTo(State.FINE);
    }

    @Test
    void without_the_service_its_lag_grows_with_each_second_since_the_first_unread_record() {
        cursors(1_000, cluster(50, 50, ONE, OTHER), up(2, 0, 0));
        cursors(2_000, cluster(50, 50), List.of());
        var soon = cursors(3_000, cluster(60, 50), List.of());
        assertThat(soon.state()).isEqualTo(State.UNREAD);
        assertThat(soon.unassigned()).isEqualTo(2);
        assertThat(soon.lagRecords()).isEqualTo(20);
        assertThat(soon.lagSeconds()).isEqualTo(1);

        assertThat(cursors(23_000, cluster(90, 50), List.of()).lagSeconds()).isEqualTo(21);
        assertThat(cursors(24_000, cluster(90, 90, ONE, OTHER), up(2, 0, 0)).state())
                .isEqualTo(State.FINE);
    }

    @Test
    void a_process_that_does_not_answer_but_is_still_in_the_group_does_not_hide_the_lag() {
        cursors(1_000, cluster(50, 50, ONE, OTHER), up(2, 0, 0));
        cursors(2_000, cluster(55, 50, ONE, OTHER), down());
        var reader = cursors(5_000, cluster(70, 50, ONE, OTHER), down());
        assertThat(reader.state()).isEqualTo(State.LATE);
        assertThat(reader.lagSeconds()).isEqualTo(4);
    }

    @Test
    void a_partition_that_nobody_reads_is_seen_beside_others_that_are_read() {
        var reader = cursors(1_000, cluster(50, 50, ONE), up(1, 0, 0));
        assertThat(reader.state()).isEqualTo(State.UNREAD);
        assertThat(reader.unassigned()).isEqualTo(1);
    }

    @Test
    void a_group_that_has_never_committed_lags_from_now_on() {
        var never = new ClusterState(List.of(), partitions(50), Map.of());
        assertThat(cursors(1_000, never, List.of()).lagRecords()).isZero();
        var later = new ClusterState(List.of(), partitions(53), Map.of());
        assertThat(cursors(2_000, later, List.of()).lagRecords()).isEqualTo(6);
    }

    @Test
    void while_kafka_does_not_answer_what_is_not_known_is_not_called_fine() {
        var overview = builder.build(1_000, null, up(2, Double.NaN, Double.NaN));
        assertThat(overview.kafka()).isNull();
        assertThat(reader(overview).state()).isEqualTo(State.UNKNOWN);
        assertThat(reader(overview).lagSeconds()).isNull();
    }

    @Test
    void the_history_is_asked_for_since_a_moment() {
        for (int second = 1; second <= 5; second++) {
            builder.build(second * 1_000L, cluster(50, 50, ONE, OTHER), up(2, 0, second));
        }
        var overview = builder.build(6_000, cluster(50, 50), List.of()).since(4_000);
        assertThat(overview.history().get(SERVICE + " cursor-moves"))
                .extracting(Overview.Point::at, Overview.Point::state)
                .containsExactly(tuple(5_000L, State.LATE), tuple(6_000L, State.UNREAD));
    }

    @Test
    void brokers_topics_and_groups_are_those_of_kafka() {
        var kafka = builder.build(1_000, cluster(50, 50, ONE, OTHER), List.of()).kafka();
        assertThat(kafka.brokers()).containsExactly(new Overview.Broker(1, "kafka:9092", "zone-a", 1));
        assertThat(kafka.topics())
                .filteredOn(topic -> topic.name().equals("cursor-moves"))
                .singleElement()
                .satisfies(topic -> {
                    assertThat(topic.underReplicated()).isEqualTo(1);
                    assertThat(topic.leaderless()).isZero();
                });
        assertThat(kafka.groups()).singleElement().satisfies(group -> assertThat(group.members())
                .extracting(Overview.Member::partitions)
                .containsExactly("cursor-moves 0, 1"));
    }

    @Test
    void what_no_service_can_say_of_kafka_is_there_for_prometheus() {
        assertThat(KafkaMetrics.of(builder.build(1_000, cluster(50, 50), List.of())))
                .contains("# TYPE chalkstream_kafka_brokers gauge\nchalkstream_kafka_brokers 1.0\n")
                .contains("\nchalkstream_kafka_partitions_underreplicated 1.0\n")
                .contains("\nchalkstream_kafka_partitions_leaderless 0.0\n");
        assertThat(KafkaMetrics.of(builder.build(2_000, null, List.of()))).contains("chalkstream_kafka_brokers NaN\n");
    }

    @Test
    void a_gateway_tells_how_long_almost_all_deliveries_took_lately() {
        builder.build(1_000, null, List.of(gateway(0, 0, 0)));
        var overview = builder.build(2_000, null, List.of(gateway(90, 100, 100)));
        assertThat(overview.gateways()).singleElement().satisfies(gateway -> {
            assertThat(gateway.deliverySeconds()).isEqualTo(0.1);
            assertThat(gateway.connections()).isEqualTo(30);
        });
    }

    private static Instance gateway(int fast, int slower, int all) {
        var bucket = "chalkstream_gateway_delivery_seconds_bucket{lane=\"events\",le=\"%s\"} %d%n";
        return new Instance(
                "ws-gateway",
                "gateway-1",
                true,
                Metrics.parse(bucket.formatted("0.05", fast)
                        + bucket.formatted("0.1", slower)
                        + bucket.formatted("+Inf", all)
                        + "chalkstream_gateway_connections 30.0"));
    }

    private Reader cursors(long at, ClusterState cluster, List<Instance> instances) {
        return reader(builder.build(at, cluster, instances));
    }

    private static Reader reader(Overview overview) {
        return overview.features().stream()
                .filter(feature -> feature.name().equals(SERVICE))
                .findFirst()
                .orElseThrow()
                .readers()
                .get(0);
    }

    private static ClusterState cluster(long end, long committed, PartitionId... read) {
        var members = read.length == 0 ? List.<Member>of() : List.of(new Member("consumer", "10.0.0.1", Set.of(read)));
        var group = new Group(SERVICE, "Stable", members, Map.of(ONE, committed, OTHER, committed));
        return new ClusterState(
                List.of(new Broker(1, "kafka:9092", "zone-a")), partitions(end), Map.of(SERVICE, group));
    }

    /** The second one has a copy too few. */
    private static List<Partition> partitions(long end) {
        return List.of(new Partition(ONE, 1, 3, 3, end), new Partition(OTHER, 2, 3, 2, end));
    }

    private static List<Instance> up(int assigned, double records, double seconds) {
        var text = "chalkstream_topic_%s{topic=\"cursor-moves\"} %s%n";
        return List.of(new Instance(
                SERVICE,
                SERVICE,
                true,
                Metrics.parse(text.formatted("partitions_assigned", assigned)
                        + text.formatted("lag_records", records)
                        + text.formatted("lag_seconds", seconds))));
    }

    private static List<Instance> down() {
        return List.of(new Instance(SERVICE, SERVICE, false, Metrics.NONE));
    }
}
