package io.chalkstream.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real API server takes each document, and refuses what is wrong. */
@ExtendWith(SharedCluster.class)
class DryRunIT {
    @BeforeAll
    static void kinds_of_strimzi_are_known(Cluster cluster) {
        cluster.create(Strimzi.schemas());
        for (var namespace : List.of("chalkstream", "monitoring")) {
            cluster.apply(List.of(ClusterInstallation.read(
                    "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(namespace))));
        }
        cluster.kubectl("wait", "--for=condition=established", "crd", "--all", "--timeout=60s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/local", "overlays/production", "overlays/existing-kafka", "prometheus-adapter"})
    void the_api_server_takes_every_document(String folder, Cluster cluster) {
        var documents = new ArrayList<ObjectNode>();
        for (var document : Overlay.of(cluster, Overlay.K8S.resolve(folder)).documents()) {
            if (!Overlay.WITHOUT_SCHEMA.contains(Overlay.kind(document))) {
                documents.add(document);
            }
        }
        var result = dryRun(cluster, documents);
        assertThat(result.exit()).as(result.errors()).isZero();
        assertThat(result.output().lines()).hasSize(documents.size());
    }

    @Test
    void a_topic_without_partitions_and_a_service_without_a_port_are_refused(Cluster cluster) {
        var overlay = Overlay.of(cluster, Overlay.K8S.resolve(Path.of("overlays/production")));
        var topic = overlay.ofKind("KafkaTopic").get(0).deepCopy();
        ((ObjectNode) topic.get("spec")).put("partitions", 0);
        assertThat(dryRun(cluster, List.of(topic)).errors()).contains("spec.partitions");

        var service = overlay.ofKind("Service").get(0).deepCopy();
        ((ObjectNode) service.get("spec")).putArray("ports").addObject().put("port", 99_999);
        assertThat(dryRun(cluster, List.of(service)).errors()).contains("spec.ports[0].port");
    }

    private static Shell.Result dryRun(Cluster cluster, List<ObjectNode> documents) {
        return cluster.tryKubectl(documents, "apply", "--dry-run=server", "--validate=false", "-f", "-");
    }
}
