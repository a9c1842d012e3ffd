package io.chalkstream.k8s;

import static io.chalkstream.k8s.Manifests.at;
import static io.chalkstream.k8s.Manifests.container;
import static io.chalkstream.k8s.Manifests.documents;
import static io.chalkstream.k8s.Manifests.kind;
import static io.chalkstream.k8s.Manifests.list;
import static io.chalkstream.k8s.Manifests.name;
import static io.chalkstream.k8s.Manifests.pod;
import static io.chalkstream.k8s.Manifests.workloads;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.chalkstream.protocol.topic.Topic;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each overlay, as kustomize builds it. */
class ManifestsTest {
    private static final Set<String> SERVICES =
            Set.of("ws-gateway", "board-state", "cursor-service", "undo-redo-service", "ops-console");
    /** It has one pod, and settings of its own. */
    private static final String CONSOLE = "ops-console";

    private static final int LIBRARIES_MIB = 64;
    /** A component that no overlay has. */
    static final String AFFINITY_INGRESS = "../src/test/resources/overlays/affinity-ingress";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "production",
                "school",
                "cell",
                "large",
                "existing-kafka",
                AFFINITY_INGRESS,
                "../edge",
                "../prometheus-adapter"
            })
    void every_document_keeps_to_its_schema_without_unknown_fields(String overlay) {
        assertThat(Kustomize.build(overlay)).isNotEmpty().allSatisfy(StrictSchema::validate);
    }

    @Test
    void an_unknown_field_is_found() {
        var service = JsonParser.parseString(
                "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"spec\":{\"clusterIp\":\"None\"}}");
        assertThatThrownBy(() -> StrictSchema.validate(service.getAsJsonObject()))
                .hasMessageContaining("clusterIp");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kafka | spec.kafka.listener | Kafka.spec.kafka.listener is unknown",
                "Kafka | spec.kafka.listeners.0.prot | Kafka.spec.kafka.listeners[].prot is unknown",
                "KafkaNodePool | spec.storage.sizes | KafkaNodePool.spec.storage.sizes is unknown",
                "KafkaTopic | spec.partition | KafkaTopic.spec.partition is unknown",
                "KafkaUser | spec.authorization.acls.0.operation | KafkaUser.spec.authorization.acls[].operation is unknown",
                "HTTPRoute | spec.rules.0.timeout | HTTPRoute.spec.rules[].timeout is unknown",
                "PodMonitor | spec.selectors | PodMonitor.spec.selectors is unknown",
                "PrometheusRule | spec.groups.0.rules.0.alerts | PrometheusRule.spec.groups[].rules[].alerts is unknown",
                "PodMonitor | metadata.label | label",
            })
    void an_unknown_field_of_an_operators_kind_is_found(String kind, String field, String message) {
        var document = documents("production", kind).findFirst().orElseThrow().deepCopy();
        JsonElement place = document;
        var path = field.split("\\.", -1);
        for (var step : Arrays.copyOf(path, path.length - 1)) {
            place = place.isJsonArray()
                    ? place.getAsJsonArray().get(Integer.parseInt(step))
                    : place.getAsJsonObject().get(step);
        }
        place.getAsJsonObject().addProperty(path[path.length - 1], "mistaken");
        assertThatThrownBy(() -> StrictSchema.validate(document)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "existing-kafka"})
    void each_service_runs_without_rights_within_limits_and_is_probed(String overlay) {
        var workloads = workloads(overlay);
        assertThat(workloads).extracting(Manifests::name).containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(workloads).allSatisfy(workload -> {
            var pod = pod(workload);
            assertThat(pod.get("serviceAccountName").getAsString()).isEqualTo(name(workload));
            assertThat(pod.get("automountServiceAccountToken").getAsBoolean()).isFalse();
            assertThat(at(pod, "securityContext", "runAsNonRoot").getAsBoolean())
                    .isTrue();
            assertThat(at(pod, "securityContext", "seccompProfile", "type").getAsString())
                    .isEqualTo("RuntimeDefault");
            if (!name(workload).equals(CONSOLE)) {
                assertThat(pod.getAsJsonArray("topologySpreadConstraints")).hasSize(2);
            }

            var container = container(workload);
            assertThat(container.get("image").getAsString()).matches("\\S+:\\d+\\.\\d+\\.\\d+");
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem")
                            .getAsBoolean())
                    .isTrue();
            assertThat(at(container, "securityContext", "allowPrivilegeEscalation")
                            .getAsBoolean())
                    .isFalse();
            assertThat(at(container, "securityContext", "capabilities", "drop").toString())
                    .isEqualTo("[\"ALL\"]");
            assertThat(at(container, "resources", "limits", "memory"))
                    .isEqualTo(at(container, "resources", "requests", "memory"));
            assertThat(at(container, "resources", "requests", "cpu")).isNotNull();
            Map.of("startupProbe", "started", "readinessProbe", "ready", "livenessProbe", "live")
                    .forEach((probe, path) -> {
                        assertThat(at(container, probe, "httpGet", "path").getAsString())
                                .isEqualTo("/q/health/" + path);
                        assertThat(at(container, probe, "httpGet", "port").getAsString())
                                .isEqualTo("management");
                    });
        });
    }

    @Test
    void ports_and_settings_are_those_of_the_services() {
        var services = workloads("production").stream()
                .filter(workload -> !name(workload).equals(CONSOLE));
        assertThat(services).hasSize(4).allSatisfy(workload -> {
            var properties =
                    Files.readString(Path.of("..", name(workload), "src/main/resources/application.properties"));
            var ports = new HashMap<String, Integer>();
            list(container(workload), "ports")
                    .forEach(port -> ports.put(
                            port.get("name").getAsString(),
                            port.get("containerPort").getAsInt()));
            assertThat(properties).contains("quarkus.management.port=" + ports.get("management"));
            if (ports.containsKey("http")) {
                assertThat(properties).contains("quarkus.http.port=" + ports.get("http"));
            }
            var documented = Files.readString(Path.of("../docs/OPERATIONS.md"));
            var settings =
                    (properties + documented).replaceAll("[^A-Za-z0-9\n]", "_").toUpperCase(Locale.ROOT);
            assertThat(list(container(workload), "env"))
                    .extracting(variable -> variable.get("name").getAsString())
                    .filteredOn(variable -> variable.startsWith("CHALKSTREAM_"))
                    .allSatisfy(variable -> assertThat(settings).contains(variable));
        });
    }

    @Test
    void board_state_has_room_for_the_files_of_three_of_the_largest_imports() throws IOException {
        var properties = Files.readString(Path.of("../board-state/src/main/resources/application.properties"));
        var largest =
                Pattern.compile("quarkus.http.limits.max-body-size=(\\d+)M").matcher(properties);
        assertThat(largest.find()).isTrue();
        var boardState = workloads("production").stream()
                .filter(workload -> name(workload).equals("board-state"))
                .findFirst()
                .orElseThrow();
        var temporary = list(pod(boardState), "volumes").stream()
                .filter(volume -> volume.get("name").getAsString().equals("tmp"))
                .findFirst()
                .orElseThrow();
        var size = at(temporary, "emptyDir", "sizeLimit").getAsString();
        assertThat(size).endsWith("Mi");
        assertThat(Integer.parseInt(size.replace("Mi", "")))
                .isGreaterThanOrEqualTo(3 * Integer.parseInt(largest.group(1)) + LIBRARIES_MIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "large"})
    void topics_are_those_of_the_contract(String overlay) {
        var partitions = TopicPartitions.of(Manifests.setting(overlay, TopicPartitions.VARIABLE));
        var topics = documents(overlay, "KafkaTopic").toList();
        assertThat(topics).hasSize(Topic.values().length);
        for (var topic : Topic.values()) {
            var manifest = topics.stream()
                    .filter(document -> name(document).equals(topic.topicName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(at(manifest, "spec", "partitions").getAsInt()).isEqualTo(partitions.of(topic));
            var settings = new HashMap<String, String>();
            at(manifest, "spec", "config")
                    .getAsJsonObject()
                    .entrySet()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().getAsString()));
            assertThat(settings).isEqualTo(topic.settings());
        }
    }

    @Test
    void in_production_services_are_users_of_a_kafka_that_they_reach_by_tls_alone() {
        var kafka = documents("production", "Kafka").findFirst().orElseThrow();
        var listener = list(at(kafka, "spec", "kafka").getAsJsonObject(), "listeners");
        assertThat(listener).singleElement().satisfies(one -> {
            assertThat(one.get("tls").getAsBoolean()).isTrue();
            assertThat(at(one, "authentication", "type").getAsString()).isEqualTo("scram-sha-512");
        });
        assertThat(at(kafka, "spec", "kafka", "authorization", "type").getAsString())
                .isEqualTo("simple");
        assertThat(documents("production", "KafkaUser"))
                .extracting(Manifests::name)
                .containsAll(SERVICES)
                .hasSize(SERVICES.size() + 2)
                .contains("back-up", "restore");

        var settings = at(
                        documents("production", "ConfigMap")
                                .filter(map -> name(map).equals("chalkstream"))
                                .findFirst()
                                .orElseThrow(),
                        "data")
                .getAsJsonObject();
        assertThat(settings.get("KAFKA_SECURITY_PROTOCOL").getAsString()).isEqualTo("SASL_SSL");
        assertThat(settings.get("KAFKA_BOOTSTRAP_SERVERS").getAsString())
                .endsWith(":" + listener.get(0).get("port").getAsInt());
        var authority = Path.of(settings.get("KAFKA_SSL_TRUSTSTORE_LOCATION").getAsString());
        assertThat(workloads("production")).allSatisfy(workload -> {
            assertThat(list(container(workload), "env"))
                    .filteredOn(variable -> variable.get("name").getAsString().equals("KAFKA_SASL_JAAS_CONFIG"))
                    .singleElement()
                    .satisfies(login -> assertThat(at(login, "valueFrom", "secretKeyRef", "name")
                                    .getAsString())
                            .isEqualTo(name(workload)));
            assertThat(list(container(workload), "volumeMounts"))
                    .extracting(mount -> Path.of(mount.get("mountPath").getAsString()))
                    .contains(authority.getParent());
        });
    }

    @Test
    void keys_can_be_changed_since_the_one_before_is_read_if_it_is_there() {
        var optional = workloads("production").stream()
                .flatMap(workload -> list(container(workload), "env").stream())
                .filter(variable -> variable.has("valueFrom")
                        && variable.getAsJsonObject("valueFrom").has("secretKeyRef"))
                .filter(variable -> variable.get("name").getAsString().endsWith("_PREVIOUS_KEY"))
                .toList();
        assertThat(optional)
                .extracting(variable -> variable.get("name").getAsString())
                .containsExactlyInAnyOrder("CHALKSTREAM_ACCESS_PREVIOUS_KEY", "CHALKSTREAM_SERVICE_PREVIOUS_KEY");
        assertThat(optional).allSatisfy(variable -> assertThat(
                        at(variable, "valueFrom", "secretKeyRef", "optional").getAsBoolean())
                .isTrue());
    }

    @Test
    void in_production_boards_are_backed_up_each_night_and_restored_by_an_operator_alone() {
        var jobs = documents("production", "CronJob").toList();
        assertThat(jobs).extracting(Manifests::name).containsExactlyInAnyOrder("back-up", "restore");
        assertThat(jobs).allSatisfy(job -> {
            assertThat(at(job, "spec").getAsJsonObject().has("suspend"))
                    .isEqualTo(name(job).equals("restore"));
            var pod = at(job, "spec", "jobTemplate", "spec", "template", "spec").getAsJsonObject();
            assertThat(at(pod, "securityContext", "runAsNonRoot").getAsBoolean())
                    .isTrue();
            var container = list(pod, "containers").get(0);
            assertThat(container.get("args").toString()).isEqualTo("[\"" + name(job) + "\",\"/backups\"]");
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem")
                            .getAsBoolean())
                    .isTrue();
            assertThat(list(container, "env"))
                    .filteredOn(variable -> variable.get("name").getAsString().equals("KAFKA_SASL_JAAS_CONFIG"))
                    .singleElement()
                    .satisfies(login -> assertThat(at(login, "valueFrom", "secretKeyRef", "name")
                                    .getAsString())
                            .isEqualTo(name(job)));
        });
    }

    @Test
    void in_production_two_brokers_have_what_is_acknowledged() {
        var kafka = documents("production", "Kafka").findFirst().orElseThrow();
        var config = at(kafka, "spec", "kafka", "config").getAsJsonObject();
        assertThat(config.get("default.replication.factor").getAsInt()).isEqualTo(3);
        assertThat(config.get("min.insync.replicas").getAsInt()).isEqualTo(2);
        assertThat(config.get("transaction.state.log.min.isr").getAsInt()).isEqualTo(2);
        assertThat(config.get("group.min.session.timeout.ms").getAsInt()).isLessThanOrEqualTo(1500);
        assertThat(config.get("replica.lag.time.max.ms").getAsInt()).isLessThanOrEqualTo(10_000);
        assertThat(config.get("request.timeout.ms").getAsInt()).isLessThanOrEqualTo(5000);
        assertThat(config.get("controller.socket.timeout.ms").getAsInt()).isLessThanOrEqualTo(5000);
    }

    @Test
    void autoscaling_is_up_at_once_and_down_slowly_and_owns_the_replica_count() {
        var workloads = workloads("production");
        assertThat(documents("production", "HorizontalPodAutoscaler"))
                .hasSize(4)
                .allSatisfy(scaler -> {
                    var target = at(scaler, "spec", "scaleTargetRef", "name").getAsString();
                    var workload = workloads.stream()
                            .filter(candidate -> name(candidate).equals(target))
                            .findFirst()
                            .orElseThrow();
                    assertThat(kind(workload))
                            .isEqualTo(
                                    at(scaler, "spec", "scaleTargetRef", "kind").getAsString());
                    assertThat(at(workload, "spec").getAsJsonObject().has("replicas"))
                            .isFalse();
                    assertThat(at(scaler, "spec", "minReplicas").getAsInt()).isGreaterThanOrEqualTo(2);
                    assertThat(at(scaler, "spec", "maxReplicas").getAsInt()).isLessThanOrEqualTo(24);
                    assertThat(at(scaler, "spec", "behavior", "scaleDown", "stabilizationWindowSeconds")
                                    .getAsInt())
                            .isGreaterThan(at(scaler, "spec", "behavior", "scaleUp", "stabilizationWindowSeconds")
                                    .getAsInt());
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "existing-kafka"})
    void one_pod_of_a_service_is_disrupted_at_a_time(String overlay) {
        assertThat(documents(overlay, "PodDisruptionBudget"))
                .extracting(budget -> at(budget, "spec", "selector", "matchLabels", "app.kubernetes.io/name")
                        .getAsString())
                .containsExactlyInAnyOrderElementsOf(SERVICES);
    }
}
