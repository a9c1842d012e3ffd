package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Chalkstream in the cluster, as the production overlay has it, with a broker and names. */
final class ClusterInstallation implements AutoCloseable {
    static final String NAMESPACE = "chalkstream";

    private static final String ACCESS_KEY = key();
    private static final Path OVERLAY = Path.of("overlay").toAbsolutePath();
    private static final int VOLUMES = 12;
    private static final Duration READY = Duration.ofMinutes(6);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Cluster cluster;
    private final Api api = new Api();
    private final ClusterDns dns = new ClusterDns(api);
    private final Broker broker = Broker.start();

    private ClusterInstallation(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Installs everything, and waits until all pods are ready. */
    static ClusterInstallation start(Cluster cluster) {
        cluster.loadImages();
        var installation = new ClusterInstallation(cluster);
        try {
            cluster.apply(prerequisites());
            cluster.apply(Overlay.of(cluster, OVERLAY).documents());
            installation.awaitReady();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    Api api() {
        return api;
    }

    /** Waits until no pod is ending, and every workload has as many ready pods as it wants, of its latest version. */
    void awaitReady() {
        // A pod that has been evicted counts as ready until it has ended.
        Await.until("no pod is ending", READY, () -> {
            var pods = api.get("/api/v1/namespaces/" + NAMESPACE + "/pods").get("items");
            return StreamSupport.stream(pods.spliterator(), false)
                    .noneMatch(pod -> pod.at("/metadata").has("deletionTimestamp"));
        });
        for (var workload : List.of(
                "statefulset/board-state",
                "statefulset/undo-redo-service",
                "deployment/cursor-service",
                "deployment/ws-gateway",
                "deployment/ops-console")) {
            cluster.kubectl("-n", NAMESPACE, "rollout", "status", workload, "--timeout=" + READY.toSeconds() + "s");
        }
    }

    List<JsonNode> pods(String service) {
        var pods = new ArrayList<JsonNode>();
        var path = "/api/v1/namespaces/%s/pods?labelSelector=app.kubernetes.io%%2Fname%%3D%s"
                .formatted(NAMESPACE, service);
        api.get(path).get("items").forEach(pods::add);
        return pods;
    }

    /** The address of a service, for whoever is on this machine. */
    URI gateways() {
        var service = cluster.json("-n", NAMESPACE, "get", "service", "ws-gateway");
        return URI.create("ws://" + service.at("/spec/clusterIP").asText() + ":8080");
    }

    /** The key with which its sessions are signed. */
    String accessKey() {
        return ACCESS_KEY;
    }

    /** What is there before an installation: its namespace, keys, volumes, and Kafka under the name that Strimzi gives it. */
    private static List<ObjectNode> prerequisites() {
        var documents = new ArrayList<ObjectNode>();
        documents.add(read("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(NAMESPACE)));
        documents.add(read("""
                {apiVersion: v1, kind: Secret, metadata: {name: chalkstream-keys, namespace: %s},
                 stringData: {access-key: "%s", service-key: "%s", ops-key: "%s"}}""".formatted(NAMESPACE, ACCESS_KEY, key(), key())));
        documents.addAll(external(NAMESPACE, "kafka-kafka-bootstrap", Broker.PORT, Broker.PORT));
        IntStream.range(0, VOLUMES)
                .forEach(number -> documents.add(read("""
                {apiVersion: v1, kind: PersistentVolume, metadata: {name: volume-%d},
                 spec: {accessModes: [ReadWriteOnce], capacity: {storage: 10Gi}, hostPath: {path: "%s", type: DirectoryOrCreate}}}""".formatted(number, Volumes.folder(number)))));
        return documents;
    }

    /** A service whose only endpoint is a port of this machine. */
    static List<ObjectNode> external(String namespace, String name, int port, int target) {
        return List.of(read("""
                {apiVersion: v1, kind: Service, metadata: {name: %s, namespace: %s}, spec: {ports: [{port: %d, targetPort: %d}]}}""".formatted(name, namespace, port, target)), read("""
                {apiVersion: v1, kind: Endpoints, metadata: {name: %s, namespace: %s},
                 subsets: [{addresses: [{ip: %s}], ports: [{port: %d}]}]}""".formatted(
                        name, namespace, Cluster.HOST, target)));
    }

    static ObjectNode read(String yaml) {
        return JSON.valueToTree(new org.yaml.snakeyaml.Yaml().<Object>load(yaml));
    }

    private static String key() {
        return UUID.randomUUID().toString() + UUID.randomUUID();
    }

    @Override
    public void close() {
        cluster.kubectl("delete", "namespace", NAMESPACE, "--timeout=120s");
        broker.close();
        dns.close();
    }
}
