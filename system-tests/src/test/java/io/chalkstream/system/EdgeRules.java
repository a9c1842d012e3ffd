package io.chalkstream.system;

import io.chalkstream.local.ProjectDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Where the HTTPRoutes of {@code k8s/edge} lead a request: by an exact path, else by the longest expression that takes it. Thread-safe. */
final class EdgeRules {
    private final List<Rule> rules;

    private EdgeRules(List<Rule> rules) {
        this.rules = rules;
    }

    static EdgeRules read() {
        var folder = ProjectDirectory.find().resolve("k8s/edge");
        return new EdgeRules(Stream.of("cells.yaml", "shared.yaml")
                .flatMap(file -> documents(folder.resolve(file)))
                .flatMap(route -> maps(map(route, "spec"), "rules"))
                .flatMap(EdgeRules::rules)
                .sorted(Comparator.comparing(Rule::match))
                .toList());
    }

    /** The namespace whose gateways answer; by turns where there are several, as often as their weights say. */
    String namespaceOf(String method, String path) {
        return rules.stream()
                .filter(rule -> rule.match().takes(method, path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no route takes " + path))
                .backends()
                .next();
    }

    private static Stream<Rule> rules(Map<?, ?> rule) {
        var backends = new Backends(
                maps(rule, "backendRefs")
                        .flatMap(backend -> Stream.generate(() -> text(backend, "namespace"))
                                .limit(weight(backend)))
                        .toList(),
                new AtomicInteger());
        return maps(rule, "matches").map(match -> new Rule(Match.of(match), backends));
    }

    private static int weight(Map<?, ?> backend) {
        return backend.get("weight") instanceof Integer weight ? weight : 1;
    }

    private record Rule(Match match, Backends backends) {}

    /** @param namespaces each as often as its weight says */
    private record Backends(List<String> namespaces, AtomicInteger turn) {
        String next() {
            return namespaces.get(Math.floorMod(turn.getAndIncrement(), namespaces.size()));
        }
    }

    /** Sorted by how specific it is, the most specific one first. */
    private record Match(Type type, String path, @Nullable String method) implements Comparable<Match> {
        private enum Type {
            EXACT,
            REGULAR_EXPRESSION
        }

        static Match of(Map<?, ?> match) {
            var path = map(match, "path");
            var type =
                    switch (text(path, "type")) {
                        case "Exact" -> Type.EXACT;
                        case "RegularExpression" -> Type.REGULAR_EXPRESSION;
                        default -> throw new IllegalArgumentException(path.toString());
                    };
            return new Match(type, text(path, "value"), match.get("method") instanceof String method ? method : null);
        }

        boolean takes(String requestMethod, String requestPath) {
            boolean takesPath =
                    switch (type) {
                        case EXACT -> requestPath.equals(path);
                        case REGULAR_EXPRESSION -> Pattern.matches(path, requestPath);
                    };
            return takesPath && (method == null || method.equals(requestMethod));
        }

        @Override
        public int compareTo(Match other) {
            return Comparator.comparing(Match::type)
                    .thenComparing(match -> -match.path().length())
                    .compare(this, other);
        }
    }

    private static Stream<Map<?, ?>> documents(Path file) {
        try {
            var documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
            return StreamSupport.stream(documents.spliterator(), false).map(Map.class::cast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Map<?, ?>> maps(Map<?, ?> parent, String name) {
        return ((List<?>) present(parent, name)).stream().map(Map.class::cast);
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        return (Map<?, ?>) present(parent, name);
    }

    private static String text(Map<?, ?> parent, String name) {
        return (String) present(parent, name);
    }

    private static Object present(Map<?, ?> parent, String name) {
        var value = parent.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing in " + parent);
        }
        return value;
    }
}
