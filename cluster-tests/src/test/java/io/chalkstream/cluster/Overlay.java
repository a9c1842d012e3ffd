package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The documents of an overlay, as the API server of version 1.20 knows them. */
record Overlay(List<ObjectNode> documents) {
    static final Path K8S = Path.of("../k8s").toAbsolutePath().normalize();

    /** Kinds whose operators publish no schema where this build could fetch it. */
    static final Set<String> WITHOUT_SCHEMA = Set.of("HTTPRoute", "PodMonitor", "PrometheusRule");

    private static final Map<String, String> OLDER =
            Map.of("autoscaling/v2", "autoscaling/v2beta2", "policy/v1", "policy/v1beta1");
    private static final ObjectMapper JSON = new ObjectMapper();

    Overlay {
        documents = List.copyOf(documents);
    }

    static Overlay of(Cluster cluster, Path folder) {
        var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(cluster.kustomize(folder));
        return new Overlay(StreamSupport.stream(documents.spliterator(), false)
                .map(document -> (ObjectNode) JSON.valueToTree(document))
                .map(Overlay::older)
                .toList());
    }

    List<ObjectNode> ofKind(String kind) {
        return documents.stream()
                .filter(document -> kind(document).equals(kind))
                .toList();
    }

    static String kind(JsonNode document) {
        return document.get("kind").asText();
    }

    static String name(JsonNode document) {
        return document.at("/metadata/name").asText();
    }

    private static ObjectNode older(ObjectNode document) {
        var version = document.get("apiVersion").asText();
        document.put("apiVersion", OLDER.getOrDefault(version, version));
        if (kind(document).equals("CronJob")) {
            document.put("apiVersion", "batch/v1beta1");
        }
        if (kind(document).equals("PodDisruptionBudget")) {
            ((ObjectNode) document.get("spec")).remove("unhealthyPodEvictionPolicy");
        }
        return document;
    }
}
