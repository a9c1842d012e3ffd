package io.chalkstream.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.StackPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A real Prometheus with the product's alerts, which asks the processes of a stack every 5 s. */
final class PrometheusServer implements AutoCloseable {
    private static final Path MONITORING = Path.of("../k8s/components/monitoring");
    private static final Path RULES = MONITORING.resolve("rules.yaml");
    private static final Path DASHBOARD = MONITORING.resolve("dashboard.json");

    private final PrometheusProcess process;

    private PrometheusServer(PrometheusProcess process) {
        this.process = process;
    }

    /** @param program the path of Prometheus */
    static PrometheusServer start(String program, TestStack stack) throws IOException {
        var folder = Files.createDirectories(stack.logs().resolve("prometheus"));
        Files.writeString(folder.resolve("rules.yaml"), rules());
        return new PrometheusServer(PrometheusProcess.start(
                Path.of(program), folder, configuration(stack.processes().plan())));
    }

    /** The names of the alerts that fire now, but for those that only inform. */
    Set<String> firing() {
        return new TreeSet<>(process.query("ALERTS{alertstate=\"firing\",severity!=\"info\"}")
                .findValuesAsText("alertname"));
    }

    /** What the dashboard asks and Prometheus has no answer to. Of Kafka's copies only the console could tell, which isn't asked here. */
    List<String> unanswered() throws IOException {
        return new ObjectMapper()
                .readTree(DASHBOARD.toFile()).findValuesAsText("expr").stream()
                        .filter(query -> !query.contains("chalkstream_kafka_"))
                        .filter(query -> process.query(query).isEmpty())
                        .toList();
    }

    boolean isReady() {
        return process.isReady();
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
        process.close();
    }
}
