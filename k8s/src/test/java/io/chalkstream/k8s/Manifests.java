package io.chalkstream.k8s;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds documents of an overlay, and what is in them. */
final class Manifests {
    private Manifests() {}

    static List<JsonObject> workloads(String overlay) {
        return Stream.concat(documents(overlay, "Deployment"), documents(overlay, "StatefulSet"))
                .toList();
    }

    static Stream<JsonObject> documents(String overlay, String kind) {
        return Kustomize.build(overlay).stream()
                .filter(document -> kind(document).equals(kind));
    }

    /** A setting that all services share. */
    static Optional<String> setting(String overlay, String variable) {
        var settings = documents(overlay, "ConfigMap")
                .filter(map -> name(map).equals("chalkstream"))
                .findFirst()
                .orElseThrow();
        return Optional.ofNullable(at(settings, "data").getAsJsonObject().get(variable))
                .map(JsonElement::getAsString);
    }

    static JsonObject pod(JsonObject workload) {
        return at(workload, "spec", "template", "spec").getAsJsonObject();
    }

    static JsonObject container(JsonObject workload) {
        return list(pod(workload), "containers").get(0);
    }

    static String kind(JsonObject document) {
        return document.get("kind").getAsString();
    }

    static String name(JsonObject document) {
        return at(document, "metadata", "name").getAsString();
    }

    static JsonElement at(JsonObject object, String... path) {
        JsonElement element = object;
        for (var step : path) {
            element = element.getAsJsonObject().get(step);
        }
        return element;
    }

    static List<JsonObject> list(JsonObject object, String name) {
        if (!object.has(name)) {
            return List.of();
        }
        return StreamSupport.stream(object.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** Which services a selector of pods names. */
    static List<String> names(JsonObject selector) {
        var names = new ArrayList<String>();
        if (selector.has("matchLabels")) {
            selector.getAsJsonObject("matchLabels")
                    .entrySet()
                    .forEach(label -> names.add(label.getValue().getAsString()));
        }
        for (var expression : list(selector, "matchExpressions")) {
            expression.getAsJsonArray("values").forEach(value -> names.add(value.getAsString()));
        }
        return names;
    }
}
