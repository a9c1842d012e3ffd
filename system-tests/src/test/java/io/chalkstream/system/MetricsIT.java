package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.LocalConsole;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The metrics that running services export, and their tables in the operators' document. */
@UsesStack
class MetricsIT {
    private static final Path DOCUMENT = Path.of("../docs/OPERATIONS.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(chalkstream_\\w+)` \\| (\\w+) \\|", Pattern.MULTILINE);
    private static final Pattern JAVA_ROW = Pattern.compile("^\\| `(jvm_\\w+)` \\| (\\w+) \\|", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("^# TYPE (chalkstream_\\w+) (\\w+)$", Pattern.MULTILINE);
    /** The largest value of a timer or a summary, beside it. */
    private static final String LARGEST = "_max";

    private static final int MOST_SERIES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double NO_LAG_SECONDS = 2;

    @Test
    void every_exported_metric_is_in_the_document_with_its_type_and_no_other_is(TestStack stack) throws IOException {
        var documented = ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .collect(TreeMap<String, String>::new, (all, row) -> all.put(row.group(1), row.group(2)), Map::putAll);

        var exported = new TreeMap<String, String>();
        try (var console = LocalConsole.start(stack.processes().plan(), 0)) {
            Stream.concat(
                            services(stack).stream().map(service -> metrics(stack, service)),
                            Stream.of(console.metrics()))
                    .flatMap(text -> TYPE.matcher(text).results())
                    .forEach(type -> exported.put(sampleName(type.group(1), type.group(2)), type.group(2)));
        }
        exported.keySet()
                .removeIf(name -> name.endsWith(LARGEST)
                        && exported.containsKey(name.substring(0, name.length() - LARGEST.length())));

        assertThat(exported).isEqualTo(documented);
    }

    @Test
    void the_metrics_of_java_that_the_document_names_are_exported_by_every_service(TestStack stack) throws IOException {
        var named = JAVA_ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .map(row -> "# TYPE " + row.group(1) + " " + row.group(2))
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(services(stack))
                .allSatisfy(
                        service -> assertThat(metrics(stack, service).lines()).containsAll(named));
    }

    @Test
    void the_series_of_a_service_are_bounded(TestStack stack) {
        assertThat(services(stack)).allSatisfy(service -> assertThat(
                        metrics(stack, service).lines().filter(line -> !line.startsWith("#")))
                .as("series of %s", service.name())
                .hasSizeLessThan(MOST_SERIES));
    }

    @Test
    void every_topic_that_a_service_reads_has_a_lag_in_seconds(TestStack stack) {
        var gatewayTopics = List.of(Topic.FANOUT, Topic.BOARD_LINKS, Topic.BOARD_ADMISSIONS, Topic.BOARD_PEOPLE);
        for (var service : services(stack)) {
            var topics =
                    switch (service.name()) {
                        case StackPlan.CURSOR_SERVICE -> List.of(Topic.CURSOR_MOVES);
                        case StackPlan.UNDO_REDO_SERVICE -> List.of(Topic.BOARD_EVENTS, Topic.UNDO_REQUESTS);
                        default ->
                            service.stage() == ServiceSpec.Stage.GATEWAY
                                    ? gatewayTopics
                                    : List.of(Topic.BOARD_COMMANDS);
                    };
            for (var topic : topics) {
                String lag = "chalkstream_topic_lag_seconds{topic=\"" + topic.topicName() + "\"";
                Await.until(service.name() + " has read " + topic.topicName(), PATIENCE, () -> metrics(stack, service)
                        .lines()
                        .filter(line -> line.startsWith(lag))
                        .anyMatch(line -> value(line) <= NO_LAG_SECONDS));
            }
        }
    }

    /** OpenMetrics names a counter without the end of its sample. */
    private static String sampleName(String name, String type) {
        return type.equals("counter") ? name + "_total" : name;
    }

    private static List<ServiceSpec> services(TestStack stack) {
        return stack.processes().plan().services().stream()
                .filter(service -> service.stage() != ServiceSpec.Stage.BROKER)
                .toList();
    }

    private static String metrics(TestStack stack, ServiceSpec service) {
        return stack.get(service.managementUrl().resolve("/q/metrics")).body();
    }

    private static double value(String series) {
        return Double.parseDouble(series.substring(series.lastIndexOf(' ') + 1));
    }
}
