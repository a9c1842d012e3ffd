package io.chalkstream.cluster;

import static io.chalkstream.cluster.ClusterInstallation.NAMESPACE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What Kubernetes' own autoscalers decide, and what it is that they see: looked at every 5 s. */
final class Autoscaling implements AutoCloseable {
    static final List<String> SERVICES = List.of("ws-gateway", "board-state", "cursor-service", "undo-redo-service");

    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration METRICS_KNOWN = Duration.ofMinutes(4);

    private static final Duration CALM = Duration.ofMinutes(5);
    /** So many pods each service has when nothing is to be done. */
    private static final int LEAST = 2;

    private final ClusterInstallation installation;
    private final Prometheus prometheus;
    private final MetricsServer metrics;
    private final Repeating looking;
    private final long begin = System.nanoTime();
    private final Map<String, List<Integer>> wanted = new HashMap<>();

    Autoscaling(ClusterInstallation installation) {
        this.installation = installation;
        prometheus = Prometheus.start(installation.api());
        metrics = new MetricsServer(installation.api(), prometheus);
        var cluster = installation.cluster();
        cluster.apply(
                List.of(ClusterInstallation.read("{apiVersion: v1, kind: Namespace, metadata: {name: monitoring}}")));
        cluster.apply(ClusterInstallation.external("monitoring", "prometheus-adapter", 443, metrics.port()));
        cluster.apply(ClusterInstallation.external("kube-system", "metrics-server", 443, metrics.port()));
        cluster.apply(
                Overlay.of(cluster, Overlay.K8S.resolve("prometheus-adapter")).ofKind("APIService"));
        cluster.apply(List.of(ClusterInstallation.read("""
                {apiVersion: apiregistration.k8s.io/v1, kind: APIService, metadata: {name: v1beta1.metrics.k8s.io},
                 spec: {group: metrics.k8s.io, version: v1beta1, groupPriorityMinimum: 100, versionPriority: 100,
                        insecureSkipTLSVerify: true, service: {name: metrics-server, namespace: kube-system}}}""")));
        Await.until("every autoscaler sees its metrics", METRICS_KNOWN, () -> SERVICES.stream()
                .map(this::autoscaler)
                .allMatch(status -> current(status, "External").isObject()
                        && current(status, "Resource").isObject()));
        looking = new Repeating(LOOK, this::look);
    }

    /** Waits until every service has its fewest pods, and forgets what was before: pods that have just started take much CPU. */
    void awaitCalm() {
        Await.until("every service has its fewest pods", CALM, () -> SERVICES.stream()
                .allMatch(service -> autoscaler(service).path("desiredReplicas").asInt() == LEAST
                        && autoscaler(service).path("currentReplicas").asInt() == LEAST));
        synchronized (this) {
            wanted.clear();
        }
    }

    private JsonNode autoscaler(String service) {
        return installation
                .api()
                .get("/apis/autoscaling/v2beta2/namespaces/" + NAMESPACE + "/horizontalpodautoscalers/" + service)
                .path("status");
    }

    /** What the autoscaler has seen last of its metric of this type; nothing if it hasn't yet. */
    private static JsonNode current(JsonNode status, String type) {
        for (var metric : status.path("currentMetrics")) {
            if (metric.path("type").asText().equals(type)) {
                return metric.path(type.toLowerCase(Locale.ROOT)).path("current");
            }
        }
        return MissingNode.getInstance();
    }

    private void look() {
        var line = new TreeMap<String, String>();
        for (var service : SERVICES) {
            var status = autoscaler(service);
            int desired = status.path("desiredReplicas").asInt();
            synchronized (this) {
                var steps = wanted.computeIfAbsent(service, key -> new ArrayList<>());
                if (steps.isEmpty() || steps.get(steps.size() - 1) != desired) {
                    steps.add(desired);
                }
            }
            var external = current(status, "External");
            line.put(
                    service,
                    "%d wanted, %d run (CPU %s %%, %s)"
                            .formatted(
                                    desired,
                                    running(service),
                                    current(status, "Resource")
                                            .path("averageUtilization")
                                            .asText("?"),
                                    external.path("value")
                                            .asText(external.path("averageValue")
                                                    .asText("?"))));
        }
        System.out.printf(
                "Autoscaling: %4d s: %s%n",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(), line);
    }

    private long running(String service) {
        return Math.round(prometheus.value("count(up{service=\"" + service + "\"} == 1)"));
    }

    /** How many pods the autoscaler has wanted, one number for each change. */
    synchronized List<Integer> steps(String service) {
        return List.copyOf(wanted.getOrDefault(service, List.of()));
    }

    /** The lag of a service in seconds, as its autoscaler's query has it. */
    double lag(String service) {
        return prometheus.value("max(chalkstream_topic_lag_seconds{service=\"" + service + "\"}) >= 0");
    }

    @Override
    public void close() {
        looking.close();
        metrics.close();
        prometheus.close();
    }
}
