package io.chalkstream.k8s;

import static io.chalkstream.k8s.Manifests.at;
import static io.chalkstream.k8s.Manifests.container;
import static io.chalkstream.k8s.Manifests.documents;
import static io.chalkstream.k8s.Manifests.list;
import static io.chalkstream.k8s.Manifests.name;
import static io.chalkstream.k8s.Manifests.names;
import static io.chalkstream.k8s.Manifests.workloads;
import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.protocol.board.Limits;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may talk to whom in each overlay. */
class NetworkTest {
    private static final String CONSOLE = "ops-console";
    private static final List<String> JOBS = List.of("back-up", "restore");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void the_network_allows_the_arrows_of_the_architecture_and_no_other(String overlay) {
        var policies = documents(overlay, "NetworkPolicy").toList();
        assertThat(policies)
                .filteredOn(policy ->
                        at(policy, "spec", "podSelector").getAsJsonObject().isEmpty())
                .singleElement()
                .satisfies(nobody ->
                        assertThat(at(nobody, "spec", "policyTypes").toString()).isEqualTo("[\"Ingress\",\"Egress\"]"));

        var arrows = new TreeSet<String>();
        for (var policy : policies) {
            for (var from : names(at(policy, "spec", "podSelector").getAsJsonObject())) {
                for (var rule : list(at(policy, "spec").getAsJsonObject(), "egress")) {
                    for (var to : list(rule, "to")) {
                        if (to.has("ipBlock")) {
                            arrows.add(from + " > the world");
                        } else if (!to.has("namespaceSelector")) {
                            names(to.getAsJsonObject("podSelector"))
                                    .forEach(target -> arrows.add(from + " > " + target));
                        }
                    }
                }
            }
        }
        assertThat(arrows.remove("ws-gateway > the world"))
                .as("to the store of images")
                .isEqualTo(overlay.equals("production"));
        for (var job : JOBS) {
            assertThat(arrows.remove(job + " > kafka")).as(job).isEqualTo(overlay.equals("production"));
        }
        assertThat(arrows)
                .containsExactlyInAnyOrder(
                        "ws-gateway > board-state",
                        "board-state > board-state",
                        "ws-gateway > kafka",
                        "board-state > kafka",
                        "cursor-service > kafka",
                        "undo-redo-service > kafka",
                        "ops-console > kafka",
                        "ops-console > ws-gateway",
                        "ops-console > board-state",
                        "ops-console > cursor-service",
                        "ops-console > undo-redo-service");
        int port = overlay.equals("production") ? 9093 : 9092;
        var kafka = list(
                at(documents(overlay, "Kafka").findFirst().orElseThrow(), "spec", "kafka")
                        .getAsJsonObject(),
                "listeners");
        assertThat(kafka)
                .extracting(listener -> listener.get("port").getAsInt())
                .containsExactly(port);
        assertThat(policies)
                .filteredOn(policy -> List.of("names-and-kafka", "backups").contains(name(policy)))
                .flatExtracting(policy -> list(
                        list(at(policy, "spec").getAsJsonObject(), "egress").get(1), "ports"))
                .extracting(allowed -> allowed.get("port").getAsInt())
                .containsOnly(port);
        var boardState = policies.stream()
                .filter(policy -> name(policy).equals("board-state"))
                .findFirst()
                .orElseThrow();
        assertThat(list(
                        list(at(boardState, "spec").getAsJsonObject(), "ingress")
                                .get(0),
                        "from"))
                .flatExtracting(from -> names(from.getAsJsonObject("podSelector")))
                .containsExactlyInAnyOrder("ws-gateway", "board-state");
    }

    @Test
    void the_ingress_lets_the_largest_image_pass() {
        var ingress = documents("local", "Ingress").findFirst().orElseThrow();
        var most = at(ingress, "metadata", "annotations")
                .getAsJsonObject()
                .get("nginx.ingress.kubernetes.io/proxy-body-size")
                .getAsString();
        assertThat(Integer.parseInt(most.replace("m", "")) * 1024 * 1024).isGreaterThan(Limits.IMAGE_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "existing-kafka"})
    void the_console_asks_every_service_at_its_own_port_by_a_name_that_stands_for_all_its_pods(String overlay) {
        var console = workloads(overlay).stream()
                .filter(workload -> name(workload).equals(CONSOLE))
                .findFirst()
                .orElseThrow();
        var addresses = list(container(console), "env").stream()
                .filter(variable -> variable.get("name").getAsString().equals("CHALKSTREAM_OPS_SERVICES"))
                .map(variable -> variable.get("value").getAsString())
                .findFirst()
                .orElseThrow();
        var headless = documents(overlay, "Service")
                .filter(service -> at(service, "spec").getAsJsonObject().has("clusterIP"))
                .collect(Collectors.toMap(
                        Manifests::name, service -> at(service, "spec", "selector", "app.kubernetes.io/name")
                                .getAsString()));
        var asked = new HashMap<String, Integer>();
        for (var address : addresses.split(" ", -1)) {
            var service = address.substring(0, address.indexOf('='));
            var url = URI.create(address.substring(address.indexOf('=') + 1));
            assertThat(headless).containsEntry(url.getHost(), service);
            asked.put(service, url.getPort());
        }
        assertThat(workloads(overlay))
                .filteredOn(workload -> !name(workload).equals(CONSOLE))
                .hasSize(asked.size())
                .allSatisfy(workload -> assertThat(list(container(workload), "ports"))
                        .filteredOn(port -> port.get("name").getAsString().equals("management"))
                        .extracting(port -> port.get("containerPort").getAsInt())
                        .containsExactly(asked.get(name(workload))));
    }
}
