package io.chalkstream.system;

import io.chalkstream.local.ProjectDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What the manifests say of Kafka's users.
 *
 * @param settings the environment that all services share
 */
record KafkaUserManifests(List<String> users, List<AclBinding> accessControls, Map<String, String> settings) {
    static KafkaUserManifests read() {
        var folder = ProjectDirectory.find().resolve("k8s/components/strimzi-users");
        var users = new ArrayList<String>();
        var accessControls = new ArrayList<AclBinding>();
        for (var document : documents(folder.resolve("users.yaml"))) {
            var user = text(at(document, "metadata", "name"));
            users.add(user);
            for (var rule : (List<?>) at(document, "spec", "authorization", "acls")) {
                accessControls.addAll(bindings(user, (Map<?, ?>) rule));
            }
        }
        var data = (Map<?, ?>) at(documents(folder.resolve("settings.yaml")).get(0), "data");
        return new KafkaUserManifests(
                users,
                accessControls,
                data.entrySet().stream()
                        .collect(Collectors.toMap(entry -> text(entry.getKey()), entry -> text(entry.getValue()))));
    }

    /** The user that a process of a stack is. */
    String userOf(String process) {
        return users.stream()
                .filter(process::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("ws-gateway");
    }

    private static List<AclBinding> bindings(String user, Map<?, ?> rule) {
        var type = text(at(rule, "resource", "type"));
        var resource = type.equals("cluster")
                ? new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL)
                : new ResourcePattern(
                        ResourceType.fromString(type.equals("transactionalId") ? "TRANSACTIONAL_ID" : type),
                        text(at(rule, "resource", "name")),
                        PatternType.fromString(
                                text(at(rule, "resource", "patternType")).equals("prefix") ? "PREFIXED" : "LITERAL"));
        return ((List<?>) at(rule, "operations"))
                .stream()
                        .map(operation -> AclOperation.fromString(text(operation)
                                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toUpperCase(Locale.ROOT)))
                        .map(operation -> new AclBinding(
                                resource,
                                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                        .toList();
    }

    private static List<Map<?, ?>> documents(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            return StreamSupport.stream(
                            new Yaml(new SafeConstructor(new LoaderOptions()))
                                    .loadAll(reader)
                                    .spliterator(),
                            false)
                    .<Map<?, ?>>map(document -> (Map<?, ?>) document)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object at(Map<?, ?> document, String... path) {
        Object value = document;
        for (var step : path) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        if (value == null) {
            throw new IllegalStateException("The manifest has no " + String.join(".", path) + ": " + document);
        }
        return value;
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
