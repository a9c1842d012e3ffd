package io.chalkstream.k8s;

import static io.chalkstream.k8s.Manifests.at;
import static io.chalkstream.k8s.Manifests.documents;
import static io.chalkstream.k8s.Manifests.list;
import static io.chalkstream.k8s.Manifests.name;
import static io.chalkstream.k8s.Manifests.setting;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.chalkstream.protocol.topic.TopicPartitions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** People of one board at one gateway, which reads the partitions of its boards alone: docs/SCALE.md, "Within an installation". */
class BoardAffinityTest {
    private static final String LARGE = "large";
    private static final String BOARDS = "chalkstream-boards";
    private static final String SOCKETS = "/ws/boards";
    private static final int CONNECTIONS_OF_A_GATEWAY = 6_000;
    private static final int PARTITIONS_FOR_A_GATEWAY = 20;

    @Test
    void envoy_gateway_hashes_the_path_of_boards_sockets_which_is_the_boards_id() {
        assertThat(documents(LARGE, "HTTPRoute")).extracting(Manifests::name).contains(BOARDS, "chalkstream");
        assertThat(documents(LARGE, "HTTPRoute").filter(route -> name(route).equals(BOARDS)))
                .singleElement()
                .satisfies(route -> assertThat(rules(route)
                                .flatMap(rule -> list(rule, "matches").stream())
                                .map(match -> at(match, "path", "value").getAsString()))
                        .containsExactly(SOCKETS));
        var policy = policy();
        assertThat(list(policy, "targetRefs")).singleElement().satisfies(target -> assertThat(
                        target.get("name").getAsString())
                .isEqualTo(BOARDS));
        assertThat(at(policy, "loadBalancer", "type").getAsString()).isEqualTo("ConsistentHash");
        assertThat(at(policy, "loadBalancer", "consistentHash", "header", "name")
                        .getAsString())
                .isEqualTo(":path");
    }

    @Test
    void as_many_connections_are_let_through_as_all_gateways_take() {
        int all = gateways() * CONNECTIONS_OF_A_GATEWAY;

        assertThat(at(policy(), "circuitBreaker", "maxConnections").getAsInt()).isGreaterThanOrEqualTo(all);
        assertThat(at(policy(), "circuitBreaker", "maxParallelRequests").getAsInt())
                .isGreaterThanOrEqualTo(all);
    }

    @Test
    void gateways_read_the_partitions_of_their_boards_and_there_are_enough_for_all_of_them() {
        assertThat(setting(LARGE, "CHALKSTREAM_GATEWAY_FANOUT")).contains("open-boards");
        assertThat(TopicPartitions.of(setting(LARGE, TopicPartitions.VARIABLE)).fanout())
                .isGreaterThanOrEqualTo(gateways() * PARTITIONS_FOR_A_GATEWAY);
    }

    @Test
    void ingress_nginx_hashes_the_path_of_boards_sockets() {
        assertThat(documents(ManifestsTest.AFFINITY_INGRESS, "Ingress")
                        .filter(ingress -> name(ingress).equals(BOARDS)))
                .singleElement()
                .satisfies(ingress -> {
                    assertThat(at(ingress, "metadata", "annotations", "nginx.ingress.kubernetes.io/upstream-hash-by")
                                    .getAsString())
                            .isEqualTo("$uri");
                    assertThat(rules(ingress)
                                    .flatMap(rule -> list(rule.getAsJsonObject("http"), "paths").stream())
                                    .map(path -> path.get("path").getAsString()))
                            .containsExactly(SOCKETS);
                });
    }

    private static JsonObject policy() {
        return documents(LARGE, "BackendTrafficPolicy")
                .map(policy -> at(policy, "spec").getAsJsonObject())
                .findFirst()
                .orElseThrow();
    }

    private static int gateways() {
        return documents(LARGE, "HorizontalPodAutoscaler")
                .filter(scaler -> name(scaler).equals("ws-gateway"))
                .mapToInt(scaler -> at(scaler, "spec", "maxReplicas").getAsInt())
                .max()
                .orElseThrow();
    }

    private static Stream<JsonObject> rules(JsonObject route) {
        return list(at(route, "spec").getAsJsonObject(), "rules").stream();
    }
}
