package io.chalkstream.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much CPU the pods of a service get, as on nodes where others take the rest. A limit in the manifest would hold for a pod's start,
 * too, which takes many times as much; this one begins half a minute after the pod is ready.
 */
final class CpuQuota implements AutoCloseable {
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup/cpu");
    private static final Duration LOOK = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    /** In a period of 100 ms, which is the kernel's default, a thousandth of a core is so much. */
    private static final long MICROS_OF_A_MILLICORE = 100;

    private final ClusterInstallation installation;
    private final String service;
    private final Map<String, Long> readySince = new HashMap<>();
    private volatile int millicores;
    private final Repeating looking;

    /** @param millicores of each pod */
    CpuQuota(ClusterInstallation installation, String service, int millicores) {
        this.installation = installation;
        this.service = service;
        this.millicores = millicores;
        looking = new Repeating(LOOK, this::look);
    }

    /** Takes a part of it away. */
    void reduceTo(double part) {
        millicores = (int) Math.ceil(millicores * part);
        System.out.println("CpuQuota: each pod of " + service + " has " + this);
    }

    private void look() {
        long now = System.nanoTime();
        for (var pod : installation.pods(service)) {
            var uid = pod.at("/metadata/uid").asText();
            if (isReady(pod)) {
                readySince.putIfAbsent(uid, now);
            }
            if (now - readySince.getOrDefault(uid, now) > WARM_UP.toNanos()) {
                set(uid);
            }
        }
    }

    private static boolean isReady(JsonNode pod) {
        for (var condition : pod.at("/status/conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** A pod that ends meanwhile has no cgroup any more. */
    private void set(String uid) {
        for (int node = 1; node <= Cluster.NODES.size(); node++) {
            var quota = CGROUPS.resolve("chalk-%d/kubepods/burstable/pod%s/cpu.cfs_quota_us".formatted(node, uid));
            if (Files.exists(quota)) {
                try {
                    Files.writeString(quota, Long.toString(millicores * MICROS_OF_A_MILLICORE));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    @Override
    public void close() {
        looking.close();
    }

    @Override
    public String toString() {
        return millicores + " thousandths of a core";
    }
}
