package io.chalkstream.k8s;

import static io.chalkstream.k8s.Manifests.at;
import static io.chalkstream.k8s.Manifests.documents;
import static io.chalkstream.k8s.Manifests.list;
import static io.chalkstream.k8s.Manifests.name;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.chalkstream.protocol.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the autoscalers of the production overlay go by. */
class AutoscalingTest {
    private static final String LAG = "chalkstream_topic_lag_seconds";
    private static final String CONNECTIONS = "chalkstream_gateway_connections";
    private static final Pattern SERIES = Pattern.compile("\\{__name__=\"(\\w+)\"}");

    @Test
    void gateways_scale_by_connections_and_all_others_by_lag_in_seconds_and_each_by_cpu() {
        var scalers = documents("production", "HorizontalPodAutoscaler").toList();
        assertThat(scalers)
                .extracting(Manifests::name)
                .containsExactlyInAnyOrder("ws-gateway", "board-state", "cursor-service", "undo-redo-service");
        assertThat(scalers).allSatisfy(scaler -> {
            var metrics = list(at(scaler, "spec").getAsJsonObject(), "metrics");
            assertThat(metrics).hasSize(2);
            assertThat(at(metrics.get(0), "resource", "name").getAsString()).isEqualTo("cpu");
            var metric = at(metrics.get(1), "external", "metric").getAsJsonObject();
            assertThat(metric.get("name").getAsString())
                    .isEqualTo(name(scaler).equals("ws-gateway") ? CONNECTIONS : LAG);
            assertThat(at(metric, "selector", "matchLabels").getAsJsonObject().asMap())
                    .as("the labels that the pod monitor gives")
                    .containsOnlyKeys("service");
            assertThat(at(metric, "selector", "matchLabels", "service").getAsString())
                    .isEqualTo(name(scaler));
        });
    }

    @Test
    void no_service_has_more_pods_than_its_topic_has_partitions() {
        var partitions = Map.of(
                "board-state",
                Topic.BOARD_COMMANDS,
                "cursor-service",
                Topic.CURSOR_MOVES,
                "undo-redo-service",
                Topic.UNDO_REQUESTS);
        assertThat(documents("production", "HorizontalPodAutoscaler")
                        .filter(scaler -> partitions.containsKey(name(scaler))))
                .hasSize(3)
                .allSatisfy(scaler -> assertThat(
                                at(scaler, "spec", "maxReplicas").getAsInt())
                        .isLessThanOrEqualTo(partitions.get(name(scaler)).partitions()));
    }

    @Test
    void the_adapter_has_a_rule_for_each_metric_which_services_export() throws IOException {
        var operations = Files.readString(Path.of("../docs/OPERATIONS.md"));
        var rules = rules();
        assertThat(rules).extracting(AutoscalingTest::series).containsExactlyInAnyOrder(LAG, CONNECTIONS);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(operations).contains("\n| `" + series(rule) + "` | gauge |");
            assertThat(rule.get("metricsQuery").getAsString()).contains("<<.Series>>{<<.LabelMatchers>>}");
        });
    }

    @Test
    void the_adapters_queries_are_correct() throws IOException {
        var folder = Files.createDirectories(Path.of("target", "prometheus").toAbsolutePath());
        var queries = rules().stream()
                .map(rule -> rule.get("metricsQuery")
                        .getAsString()
                        .replace("<<.Series>>", series(rule))
                        .replace("<<.LabelMatchers>>", "namespace=\"chalkstream\",service=\"a-service\""))
                .map(query -> Map.of("record", "a:query", "expr", query, "labels", Map.of("of", query)))
                .toList();
        var file = folder.resolve("adapter.json");
        Files.writeString(
                file, new Gson().toJson(Map.of("groups", List.of(Map.of("name", "adapter", "rules", queries)))));
        var result = Promtool.run("check", "rules", file.toString());
        assertThat(result.exit()).as(result.output()).isZero();
    }

    private static List<JsonObject> rules() throws IOException {
        try (var yaml = Files.newBufferedReader(Path.of("prometheus-adapter", "config.yaml"))) {
            var config = new Gson()
                    .toJsonTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml))
                    .getAsJsonObject();
            return list(config, "externalRules");
        }
    }

    private static String series(JsonObject rule) {
        var series = SERIES.matcher(rule.get("seriesQuery").getAsString());
        assertThat(series.matches()).isTrue();
        return series.group(1);
    }
}
