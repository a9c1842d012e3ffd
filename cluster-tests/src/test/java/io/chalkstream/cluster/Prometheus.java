package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chalkstream.system.PrometheusProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** A real Prometheus beside the cluster that asks each pod, as components/monitoring/pod-monitor.yaml says. */
final class Prometheus implements AutoCloseable {
    private static final String TARGETS = "targets.json";
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Repeating looking;
    private final Api api;
    private final Path folder;
    private final PrometheusProcess process;

    private Prometheus(Api api, Path folder, PrometheusProcess process) {
        this.api = api;
        this.folder = folder;
        this.process = process;
        looking = new Repeating(LOOK, this::writeTargets);
    }

    static Prometheus start(Api api) {
        var folder = Cluster.RUN.resolve("prometheus");
        return new Prometheus(
                api, folder, PrometheusProcess.start(program(), folder, configuration(folder.resolve(TARGETS))));
    }

    private static Path program() {
        var folder = System.getenv()
                .getOrDefault("CLUSTER_PROGRAMS", System.getProperty("user.home") + "/.cache/chalkstream-cluster");
        return Path.of(folder, "root/usr/bin/prometheus");
    }

    private static String configuration(Path targets) {
        return """
                global: {scrape_interval: 15s, scrape_timeout: 10s}
                scrape_configs:
                  - job_name: chalkstream
                    metrics_path: /q/metrics
                    file_sd_configs: [{files: [%s]}]
                """.formatted(targets);
    }

    /** Debian's Prometheus can't ask Kubernetes for pods. It reads this file anew when it changes. */
    private void writeTargets() {
        var all = JSON.createArrayNode();
        for (var pod : api.get("/api/v1/namespaces/" + ClusterInstallation.NAMESPACE + "/pods")
                .get("items")) {
            var address = pod.at("/status/podIP").asText();
            for (var port : pod.at("/spec/containers/0/ports")) {
                if (!address.isEmpty() && port.path("name").asText().equals("management")) {
                    var target = all.addObject();
                    target.putArray("targets")
                            .add(address + ":" + port.get("containerPort").asInt());
                    target.putObject("labels")
                            .put("namespace", ClusterInstallation.NAMESPACE)
                            .put("pod", Overlay.name(pod))
                            .put(
                                    "service",
                                    pod.at("/metadata/labels/app.kubernetes.io~1name")
                                            .asText());
                }
            }
        }
        try {
            var next = Files.writeString(folder.resolve("targets.next"), all.toString());
            Files.move(next, folder.resolve(TARGETS), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The series that answer a query now. */
    JsonNode query(String query) {
        return process.query(query);
    }

    /** The value of the one series that answers; NaN if there is none. */
    double value(String query) {
        var result = query(query);
        return result.isEmpty() ? Double.NaN : result.at("/0/value/1").asDouble();
    }

    @Override
    public void close() {
        looking.close();
        process.close();
    }
}
