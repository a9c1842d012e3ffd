package io.chalkstream.k8s;

import static io.chalkstream.k8s.Manifests.at;
import static io.chalkstream.k8s.Manifests.container;
import static io.chalkstream.k8s.Manifests.documents;
import static io.chalkstream.k8s.Manifests.kind;
import static io.chalkstream.k8s.Manifests.list;
import static io.chalkstream.k8s.Manifests.name;
import static io.chalkstream.k8s.Manifests.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.custom.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What parts schools that share a cluster: docs/OPERATIONS.md, "Schools that share a cluster". */
class SchoolTest {
    private static final String SCHOOL = "school";
    private static final String NAMESPACE = "school-one";
    private static final BigDecimal BROKERS = BigDecimal.valueOf(3);

    @Test
    void everything_of_a_school_is_in_its_namespace_but_what_all_schools_have_alike() {
        assertThat(Kustomize.build(SCHOOL)).allSatisfy(document -> {
            switch (kind(document)) {
                case "Namespace" -> assertThat(name(document)).isEqualTo(NAMESPACE);
                case "PriorityClass" ->
                    assertThat(document)
                            .isEqualTo(documents("production", "PriorityClass")
                                    .findFirst()
                                    .orElseThrow());
                default ->
                    assertThat(at(document, "metadata", "namespace").getAsString())
                            .isEqualTo(NAMESPACE);
            }
        });
    }

    @Test
    void no_network_policy_lets_a_school_reach_another_ones_pods() {
        var peers = documents(SCHOOL, "NetworkPolicy")
                .map(policy -> at(policy, "spec").getAsJsonObject())
                .flatMap(spec -> List.of("ingress", "egress").stream().flatMap(way -> list(spec, way).stream()
                        .flatMap(rule -> list(rule, way.equals("ingress") ? "from" : "to").stream())))
                .filter(peer -> peer.has("namespaceSelector"))
                .map(peer -> at(peer, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name")
                        .getAsString())
                .toList();
        assertThat(peers).isNotEmpty().allMatch(List.of("kube-system", "monitoring")::contains);
    }

    @Test
    void a_school_may_start_all_that_its_autoscalers_want_and_no_more_than_its_quota() {
        var most = documents(SCHOOL, "HorizontalPodAutoscaler")
                .collect(Collectors.toMap(Manifests::name, autoscaler -> at(autoscaler, "spec", "maxReplicas")
                        .getAsBigDecimal()));
        var services = workloads(SCHOOL).stream()
                .map(workload -> memory(container(workload))
                        // One more while they are replaced.
                        .multiply(most.getOrDefault(name(workload), BigDecimal.ONE)
                                .add(BigDecimal.ONE)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var brokers = documents(SCHOOL, "KafkaNodePool")
                .map(pool -> memory(at(pool, "spec").getAsJsonObject()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BROKERS);
        var quota = at(documents(SCHOOL, "ResourceQuota").findFirst().orElseThrow(), "spec", "hard")
                .getAsJsonObject();
        assertThat(number(quota.get("limits.memory"))).isGreaterThan(services.add(brokers));
        assertThat(quota.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .containsKeys("requests.cpu", "requests.memory", "pods", "requests.storage");
    }

    private static BigDecimal memory(JsonObject hasResources) {
        return number(at(hasResources, "resources", "limits", "memory"));
    }

    private static BigDecimal number(JsonElement quantity) {
        return Quantity.fromString(quantity.getAsString()).getNumber();
    }
}
