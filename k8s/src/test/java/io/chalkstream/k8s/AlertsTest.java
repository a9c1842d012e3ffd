package io.chalkstream.k8s;

import static io.chalkstream.k8s.AlertScenario.growing;
import static io.chalkstream.k8s.AlertScenario.healthy;
import static io.chalkstream.k8s.AlertScenario.steady;
import static io.chalkstream.k8s.AlertScenario.unknown;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alerts fire when they should, and no other does; alerts and the dashboard ask for what services export. */
class AlertsTest {
    private static final Path FOLDER = Path.of("target", "prometheus").toAbsolutePath();
    private static final Path RULES = FOLDER.resolve("rules.json");
    private static final Path OPERATIONS = Path.of("../docs/OPERATIONS.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\| (?:gauge|counter|histogram|summary) \\|", Pattern.MULTILINE);
    private static final Pattern PART = Pattern.compile("_(bucket|count|sum|max)$");

    private static final List<AlertScenario> SCENARIOS = List.of(
            healthy(),
            healthy().silent("cursor-service-0").silent("cursor-service-1").fires("a service is away", "ServiceAbsent"),
            healthy().silent("ws-gateway-1").fires("one of two gateways is away", "InstanceDown"),
            healthy()
                    .with("chalkstream_topic_partitions_assigned", "cursor-service-0", steady(0))
                    .fires("nobody reads six partitions", "TopicUnread"),
            healthy()
                    .with("chalkstream_topic_lag_seconds", "undo-redo-service-1", steady(8))
                    .fires("undo is late", "TopicLags"),
            healthy()
                    .with("chalkstream_topic_lag_seconds", "board-state-0", steady(90))
                    .fires("boards stand still", "TopicLagsBadly"),
            healthy()
                    .with("chalkstream_topic_lag_seconds", "service", unknown())
                    .with("chalkstream_background_failures_total", "task", growing(12))
                    .fires("Kafka is away", "KafkaAway"),
            healthy()
                    .with("chalkstream_topic_lag_seconds", "service", "NaN+0x33 0+0x6")
                    .with("chalkstream_background_failures_total", "task", "0+12x33 396+0x6")
                    .fires("Kafka has been back for 6 minutes"),
            healthy()
                    .with("chalkstream_kafka_partitions_underreplicated", "", steady(7))
                    .fires("one of three brokers is away", "CopiesMissing"),
            healthy()
                    .with("chalkstream_kafka_partitions_leaderless", "", steady(7))
                    .fires("partitions without a leader", "PartitionsLeaderless"),
            healthy()
                    .with("chalkstream_gateway_delivery_seconds_bucket", "le=\"0.1\"", growing(500))
                    .fires("changes take up to a second", "DeliverySlow"),
            healthy()
                    .with("chalkstream_gateway_closed_slow_total", "", growing(2))
                    .fires("slow clients", "ClientsSlow"),
            healthy()
                    .with("chalkstream_gateway_refused_total", "503", growing(60))
                    .fires("no room for more people", "GatewaysFull"),
            healthy()
                    .with("chalkstream_gateway_refused_total", "401", growing(120))
                    .fires("links that aren't valid any more", "PeopleRefused"),
            healthy()
                    .with("chalkstream_fanout_group_others", "", steady(1))
                    .fires("two gateways of one name", "GatewayGroupShared"),
            healthy().with("chalkstream_room_gaps_total", "", growing(600)).fires("fanout has holes", "GapsRepeat"),
            healthy()
                    .with("chalkstream_board_damaged_total", "board-state-1", steady(1))
                    .fires("a board is damaged", "BoardDamaged"),
            healthy()
                    .with("chalkstream_board_dead_letters_total", "board-state-1", growing(1))
                    .fires("dead letters", "RecordsFail"),
            healthy().with("chalkstream_undo_failed_total", "", growing(1)).fires("undo fails", "RecordsFail"),
            healthy()
                    .with("chalkstream_cursor_records_total", "failed", growing(1))
                    .fires("reports fail", "RecordsFail"),
            healthy()
                    .with("chalkstream_background_failures_total", "task=\"sweep\"", growing(1))
                    .fires("a sweep fails", "BackgroundTaskFails"),
            healthy()
                    .with("chalkstream_streams_standby_partitions", "board-state-1", steady(0))
                    .fires("boards without a standby", "StandbysMissing"),
            healthy()
                    .with("chalkstream_streams_restore_lag_records", "board-state-0", steady(100_000))
                    .fires("a restore that doesn't end", "RestoreStuck"),
            healthy()
                    .with("chalkstream_streams_commit_max_seconds", "board-state-0", steady(6))
                    .fires("slow commits", "CommitsSlow"),
            healthy().with("jvm_memory_used_bytes", "ws-gateway-0", steady(96)).fires("a full heap", "HeapFills"),
            healthy()
                    .with("chalkstream_topic_misfit", "cursor-service-0", steady(1))
                    .fires("idle consumers", "ConcurrencyMisfit"));

    @BeforeAll
    static void write_the_rules_as_prometheus_reads_them() throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(RULES, new Gson().toJson(Monitoring.rules()));
    }

    @Test
    void in_each_situation_exactly_the_right_alerts_fire() throws IOException {
        var tests = FOLDER.resolve("tests.json");
        Files.writeString(
                tests,
                new Gson()
                        .toJson(Map.of(
                                "rule_files",
                                List.of(RULES.toString()),
                                "tests",
                                SCENARIOS.stream().map(AlertsTest::test).toList())));
        var result = Promtool.run("test", "rules", tests.toString());
        assertThat(result.exit()).as(result.output()).isZero();
    }

    @Test
    void each_alert_fires_in_a_situation() {
        var tried = SCENARIOS.stream()
                .flatMap(scenario -> scenario.alerts().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(Monitoring.alerts())
                .extracting(alert -> alert.get("alert").getAsString())
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    @Test
    void each_alert_has_a_runbook() throws IOException {
        var operations = Files.readString(OPERATIONS);
        assertThat(Monitoring.alerts()).allSatisfy(alert -> {
            var name = alert.get("alert").getAsString();
            assertThat(alert.getAsJsonObject("annotations").get("runbook_url").getAsString())
                    .isEqualTo("docs/OPERATIONS.md#" + name.toLowerCase(Locale.ROOT));
            assertThat(operations).contains("\n### " + name + "\n");
        });
    }

    @Test
    void alerts_and_the_dashboard_ask_only_for_metrics_that_are_documented_and_hence_exported() throws IOException {
        var documented = ROW.matcher(Files.readString(OPERATIONS))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(Monitoring.metrics()).hasSizeGreaterThan(30).allSatisfy(metric -> assertThat(documented)
                .containsAnyOf(metric, PART.matcher(metric).replaceFirst("")));
    }

    @Test
    void the_dashboards_queries_are_correct() throws IOException {
        var rules = FOLDER.resolve("queries.json");
        var queries = Monitoring.queries().stream()
                .map(query -> Map.of("record", "a:query", "expr", query, "labels", Map.of("of", query)))
                .toList();
        Files.writeString(
                rules, new Gson().toJson(Map.of("groups", List.of(Map.of("name", "dashboard", "rules", queries)))));
        var result = Promtool.run("check", "rules", rules.toString());
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private static Map<String, Object> test(AlertScenario scenario) {
        var series = scenario.series().entrySet().stream()
                .map(entry -> Map.of("series", entry.getKey(), "values", entry.getValue()))
                .toList();
        var firing = scenario.alerts().stream()
                .map(alert -> Map.of("labels", "{alertname=\"" + alert + "\"}", "value", 1))
                .toList();
        return Map.of(
                "name",
                scenario.name(),
                "interval",
                "1m",
                "input_series",
                series,
                "promql_expr_test",
                List.of(Map.of(
                        "expr",
                        "count by (alertname) (ALERTS{alertstate=\"firing\"}) > bool 0",
                        "eval_time",
                        AlertScenario.MINUTES + "m",
                        "exp_samples",
                        firing)));
    }
}
