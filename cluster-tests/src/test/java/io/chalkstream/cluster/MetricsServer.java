package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * In the place of prometheus-adapter and metrics-server, which can't be fetched here: it answers the autoscalers by the adapter's rules
 * and a real Prometheus, and with the CPU that the kubelets have counted.
 */
final class MetricsServer implements AutoCloseable {
    private static final String EXTERNAL = "external.metrics.k8s.io/v1beta1";
    private static final String RESOURCES = "metrics.k8s.io/v1beta1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AdapterRules rules = new AdapterRules();
    private final Api api;
    private final Prometheus prometheus;
    private final PodCpu cpu;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpsServer server;

    MetricsServer(Api api, Prometheus prometheus) {
        this.api = api;
        this.prometheus = prometheus;
        this.cpu = new PodCpu(api);
        try {
            server = HttpsServer.create(new InetSocketAddress(Cluster.HOST, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(Api.tls()));
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        int status = 200;
        String answer;
        try {
            answer =
                    answer(path, labels(exchange.getRequestURI().getRawQuery())).toString();
        } catch (IllegalArgumentException e) {
            status = 404;
            answer = e.getMessage();
        } catch (RuntimeException e) {
            status = 500;
            answer = e.toString();
        }
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private JsonNode answer(String path, Map<String, String> labels) {
        if (path.equals("/apis/" + EXTERNAL)) {
            return resources(EXTERNAL, "chalkstream_topic_lag_seconds", "ExternalMetricValueList");
        }
        if (path.equals("/apis/" + RESOURCES)) {
            return resources(RESOURCES, "pods", "PodMetrics");
        }
        var parts = path.split("/", -1);
        if (path.startsWith("/apis/" + EXTERNAL + "/namespaces/") && parts.length == 7) {
            return external(parts[5], parts[6], labels);
        }
        if (path.startsWith("/apis/" + RESOURCES + "/namespaces/") && parts.length == 7 && parts[6].equals("pods")) {
            return podMetrics(parts[5], labels);
        }
        throw new IllegalArgumentException("no such path: " + path);
    }

    private static ObjectNode resources(String version, String name, String kind) {
        var list = JSON.createObjectNode()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", version);
        list.putArray("resources")
                .addObject()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", true)
                .put("kind", kind)
                .putArray("verbs")
                .add("get")
                .add("list");
        return list;
    }

    private ObjectNode external(String namespace, String metric, Map<String, String> labels) {
        var list =
                JSON.createObjectNode().put("kind", "ExternalMetricValueList").put("apiVersion", EXTERNAL);
        var items = list.putArray("items");
        for (var series : prometheus.query(rules.query(metric, namespace, labels))) {
            var item = items.addObject().put("metricName", metric).put("timestamp", now());
            item.putObject("metricLabels");
            item.put("value", milli(series.at("/value/1").asDouble() * 1e3));
        }
        return list;
    }

    private ObjectNode podMetrics(String namespace, Map<String, String> labels) {
        var list = JSON.createObjectNode().put("kind", "PodMetricsList").put("apiVersion", RESOURCES);
        var items = list.putArray("items");
        for (var pod : api.get("/api/v1/namespaces/" + namespace + "/pods").get("items")) {
            var has = pod.at("/metadata/labels");
            if (labels.entrySet().stream()
                    .allMatch(label -> has.path(label.getKey()).asText().equals(label.getValue()))) {
                cpu.use(namespace + "/" + Overlay.name(pod)).ifPresent(use -> {
                    var item = items.addObject()
                            .put(
                                    "timestamp",
                                    use.at().truncatedTo(ChronoUnit.SECONDS).toString())
                            .put("window", PodCpu.WINDOW.toSeconds() + "s");
                    item.putObject("metadata").put("name", Overlay.name(pod)).put("namespace", namespace);
                    item.putArray("containers")
                            .addObject()
                            .put("name", use.container())
                            .putObject("usage")
                            .put("cpu", milli(use.millicores()));
                });
            }
        }
        return list;
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String milli(double thousandths) {
        return (long) Math.ceil(thousandths) + "m";
    }

    /** The labels of a selector such as {@code a=b,c=d}. */
    private static Map<String, String> labels(@Nullable String query) {
        var labels = new LinkedHashMap<String, String>();
        for (var parameter : query == null ? new String[0] : query.split("&", -1)) {
            if (parameter.startsWith("labelSelector=")) {
                var selector =
                        URLDecoder.decode(parameter.substring("labelSelector=".length()), StandardCharsets.UTF_8);
                for (var label : selector.split(",", -1)) {
                    var parts = label.split("=", 2);
                    labels.put(parts[0], parts[1]);
                }
            }
        }
        return labels;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        cpu.close();
    }
}
