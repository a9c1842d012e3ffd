package io.chalkstream.cluster;

import static io.chalkstream.cluster.ClusterInstallation.NAMESPACE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods as they are shipped run on real nodes, and go from them without anybody noticing. */
@ExtendWith(SharedCluster.class)
class PodsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String[] CLASS = {"--people=12", "--moves=5", "--operations=5", "--warm-up=20", "--measure=240"
    };

    private final ClusterInstallation installation;
    private final Cluster cluster;

    PodsIT(ClusterInstallation installation) {
        this.installation = installation;
        this.cluster = installation.cluster();
    }

    @AfterEach
    void everything_is_ready_again() {
        cluster.kubectl("uncordon", "node1");
        installation.awaitReady();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws-gateway", "board-state", "cursor-service", "undo-redo-service", "ops-console"})
    void a_pod_has_no_rights_and_writes_nowhere_but_in_its_volumes(String service) {
        var pod = name(installation.pods(service).get(0));
        assertThat(exec(pod, "cat", "/proc/1/status").output())
                .containsPattern("Uid:\\s+10001\\s+10001")
                .containsPattern("CapEff:\\s+0000000000000000")
                .containsPattern("NoNewPrivs:\\s+1")
                .containsPattern("Seccomp:\\s+2");
        assertThat(exec(pod, "dd", "if=/dev/null", "of=/app/new").errors()).contains("Read-only file system");
        assertThat(exec(pod, "dd", "if=/dev/null", "of=/tmp/new").exit()).isZero();
    }

    @Test
    void of_a_services_pods_one_may_be_evicted_and_no_second_one_before_it_is_back() {
        var pods = installation.pods("board-state");
        assertThat(evict(pods.get(0)).exit()).isZero();
        assertThat(evict(pods.get(1)).errors()).contains("disruption budget");
    }

    @Test
    void a_rolling_update_of_the_gateways_goes_unnoticed_by_a_class() {
        try (var lesson = ClassAtWork.begin(installation.gateways(), "rolling-update", CLASS)) {
            pause(Duration.ofSeconds(30));
            long begin = System.nanoTime();
            cluster.kubectl("-n", NAMESPACE, "rollout", "restart", "deployment/ws-gateway");
            installation.awaitReady();
            Await.until(
                    "the old gateways are gone",
                    PATIENCE,
                    () -> installation.pods("ws-gateway").size() == 2);
            said("rolling update of the gateways", begin);
            assertThat(lesson.isAtWork()).isTrue();
            System.out.println(lesson.end(6));
        }
    }

    @Test
    void a_drained_node_loses_its_pods_one_after_the_other_unnoticed_by_a_class() {
        try (var lesson = ClassAtWork.begin(installation.gateways(), "drain", CLASS)) {
            pause(Duration.ofSeconds(30));
            long begin = System.nanoTime();
            cluster.kubectl(
                    "drain",
                    "node1",
                    "--ignore-daemonsets",
                    "--delete-emptydir-data",
                    "--timeout=" + PATIENCE.toSeconds() + "s");
            installation.awaitReady();
            said("drain of a node", begin);
            for (var service : List.of("ws-gateway", "board-state", "cursor-service", "undo-redo-service")) {
                assertThat(installation.pods(service)).hasSize(2).allSatisfy(pod -> assertThat(
                                pod.at("/spec/nodeName").asText())
                        .isEqualTo("node2"));
            }
            assertThat(lesson.isAtWork()).isTrue();
            System.out.println(lesson.end(6));
        }
    }

    private static void said(String what, long begin) {
        System.out.printf(
                "PodsIT: %s: %d s%n",
                what, Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("stopped", e);
        }
    }

    private static String name(JsonNode pod) {
        return Overlay.name(pod);
    }

    private Shell.Result exec(String pod, String... command) {
        var arguments = new ArrayList<>(List.of("-n", NAMESPACE, "exec", pod, "--"));
        arguments.addAll(List.of(command));
        return cluster.tryKubectl(List.of(), arguments.toArray(String[]::new));
    }

    private Shell.Result evict(JsonNode pod) {
        var eviction = ClusterInstallation.read(
                "{apiVersion: policy/v1beta1, kind: Eviction, metadata: {name: %s, namespace: %s}}"
                        .formatted(name(pod), NAMESPACE));
        var path = "/api/v1/namespaces/" + NAMESPACE + "/pods/" + name(pod) + "/eviction";
        return cluster.tryKubectlRaw(eviction, "create", "--raw", path, "-f", "-");
    }
}
