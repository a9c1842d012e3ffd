package io.chalkstream.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.kafka.embedded.FreePorts;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real Prometheus with the product's alerts, which asks the processes of a stack every 5 s. */
final class PrometheusServer implements AutoCloseable {
    private static final Path MONITORING = Path.of("../k8s/components/monitoring");
    private static final Path RULES = MONITORING.resolve("rules.yaml");
    private static final Path DASHBOARD = MONITORING.resolve("dashboard.json");
    private static final Pattern ALERT = Pattern.compile("\"alertname\":\"(\\w+)\"");

    private final TestStack stack;
    private final Process process;
    private final URI url;

    private PrometheusServer(TestStack stack, Process process, URI url) {
        this.stack = stack;
        this.process = process;
        this.url = url;
    }

    /** @param program the path of Prometheus */
    static PrometheusServer start(String program, TestStack stack) throws IOException {
        var folder = stack.logs().resolve("prometheus");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("rules.yaml"), rules());
        Files.writeString(
                folder.resolve("prometheus.yaml"),
                configuration(stack.processes().plan()));
        var url = URI.create("http://127.0.0.1:" + FreePorts.next());
        var process = new ProcessBuilder(
                        program,
                        "--config.file=" + folder.resolve("prometheus.yaml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + url.getAuthority())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(stack, process, url);
    }

    /** The names of the alerts that fire now, but for those that only inform. */
    Set<String> firing() {
        return ALERT.matcher(query("ALERTS{alertstate=\"firing\",severity!=\"info\"}"))
                .results()
                .map(alert -> alert.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the dashboard asks and Prometheus has no answer to. Of Kafka's copies only the console could tell, which isn't asked here. */
    List<String> unanswered() throws IOException {
        return new ObjectMapper()
                .readTree(DASHBOARD.toFile()).findValuesAsText("expr").stream()
                        .filter(query -> !query.contains("chalkstream_kafka_"))
                        .filter(query -> !isAnswered(query))
                        .toList();
    }

    private boolean isAnswered(String query) {
        return query(query).contains("\"value\":");
    }

    private String query(String query) {
        return stack.get(url.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
                .body();
    }

    boolean isReady() {
        try {
            return stack.get(url.resolve("/-/ready")).statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** What is in the resource for Prometheus' operator, for Prometheus itself. */
    private static String rules() throws IOException {
        return Files.readAllLines(RULES).stream()
                .dropWhile(line -> !line.equals("  groups:"))
                .map(line -> line.substring(Math.min(2, line.length())))
                .collect(Collectors.joining("\n"));
    }

    private static String configuration(StackPlan plan) {
        return """
                global: {scrape_interval: 5s, scrape_timeout: 4s, evaluation_interval: 5s}
                rule_files: [rules.yaml]
                scrape_configs:
                  - job_name: chalkstream
                    metrics_path: /q/metrics
                    static_configs:
                """
                + plan.services().stream()
                        .filter(service -> service.stage() != ServiceSpec.Stage.BROKER)
                        .map(service -> "      - {targets: [\"%s\"], labels: {service: %s}}%n"
                                .formatted(service.managementUrl().getAuthority(), kind(service)))
                        .collect(Collectors.joining());
    }

    private static String kind(ServiceSpec service) {
        return List.of(StackPlan.BOARD_STATE, StackPlan.CURSOR_SERVICE, StackPlan.UNDO_REDO_SERVICE).stream()
                .filter(service.name()::startsWith)
                .findFirst()
                .orElse("ws-gateway");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
