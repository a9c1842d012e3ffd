package io.chalkstream.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The alerts and the dashboard, as they are committed. */
final class Monitoring {
    private static final Path FOLDER = Path.of("components", "monitoring");
    private static final Pattern METRIC = Pattern.compile("\\b(?:chalkstream|jvm)_\\w+");

    private Monitoring() {}

    /** The groups of rules, as Prometheus reads them without its operator. */
    static JsonObject rules() {
        try (var yaml = Files.newBufferedReader(FOLDER.resolve("rules.yaml"))) {
            var resource = new Gson()
                    .toJsonTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml))
                    .getAsJsonObject();
            return resource.getAsJsonObject("spec");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonObject> alerts() {
        return objects(rules(), "groups")
                .flatMap(group -> objects(group, "rules"))
                .toList();
    }

    static JsonObject dashboard() {
        try (var json = Files.newBufferedReader(FOLDER.resolve("dashboard.json"))) {
            return JsonParser.parseReader(json).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the dashboard asks Prometheus. */
    static List<String> queries() {
        return objects(dashboard(), "panels")
                .filter(panel -> panel.has("targets"))
                .flatMap(panel -> objects(panel, "targets"))
                .map(target -> target.get("expr").getAsString())
                .toList();
    }

    /** The metrics that alerts and the dashboard ask for, as series are called. */
    static Set<String> metrics() {
        var expressions = new ArrayList<>(queries());
        alerts().forEach(alert -> expressions.add(alert.get("expr").getAsString()));
        var metrics = new TreeSet<String>();
        expressions.forEach(
                expression -> METRIC.matcher(expression).results().forEach(match -> metrics.add(match.group())));
        return metrics;
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        return StreamSupport.stream(parent.getAsJsonArray(name).spliterator(), false)
                .map(JsonElement::getAsJsonObject);
    }
}
