package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rules that are shipped for prometheus-adapter: which query answers for which metric. */
final class AdapterRules {
    private static final Pattern NAME = Pattern.compile("__name__=\"(\\w+)\"");

    private final Map<String, String> queries = new LinkedHashMap<>();

    AdapterRules() {
        for (var rule : config().get("externalRules")) {
            var name = NAME.matcher(rule.get("seriesQuery").asText());
            if (!name.find()
                    || !rule.at("/resources/overrides/namespace/resource")
                            .asText()
                            .equals("namespace")) {
                throw new IllegalStateException("a rule of another form: " + rule);
            }
            queries.put(name.group(1), rule.get("metricsQuery").asText());
        }
    }

    private static JsonNode config() {
        try {
            return ClusterInstallation.read(Files.readString(Overlay.K8S.resolve("prometheus-adapter/config.yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to ask Prometheus for a metric, for an autoscaler of this namespace with these labels in its selector. */
    String query(String metric, String namespace, Map<String, String> labels) {
        var all = new LinkedHashMap<>(Map.of("namespace", namespace));
        all.putAll(labels);
        var matchers = all.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + label.getValue() + "\"")
                .collect(Collectors.joining(","));
        var query = queries.get(metric);
        if (query == null) {
            throw new IllegalArgumentException("no rule for " + metric);
        }
        return query.replace("<<.Series>>", metric).replace("<<.LabelMatchers>>", matchers);
    }
}
