package io.chalkstream.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One process of the stack.
 *
 * @param port where it listens on 127.0.0.1
 * @param environment in addition to this process' own environment
 * @param readyLine how the line begins by which it says that it is ready; if empty, it is asked at /q/health/ready of its port for health and metrics
 */
public record ServiceSpec(
        String name,
        Stage stage,
        int port,
        JvmSettings jvm,
        Program program,
        Map<String, String> environment,
        Optional<String> readyLine) {

    /** From a service's port to the one that its health and metrics have. */
    static final int TO_MANAGEMENT = 100;

    /** The variable that says where health and metrics are. */
    public static final String MANAGEMENT_PORT = "QUARKUS_MANAGEMENT_PORT";

    /** Stages start in this order and stop in the opposite one. */
    public enum Stage {
        BROKER,
        FEATURE,
        GATEWAY
    }

    public ServiceSpec {
        environment = Map.copyOf(environment);
    }

    /** Where its HTTP server answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where its health and metrics are, if it has any. */
    public URI managementUrl() {
        String port = environment.get(MANAGEMENT_PORT);
        return port == null ? managementUrl(url()) : URI.create("http://127.0.0.1:" + port);
    }

    /** Where the health and the metrics are of the service at this address. */
    public static URI managementUrl(URI service) {
        return URI.create("http://" + service.getHost() + ":" + (service.getPort() + TO_MANAGEMENT));
    }

    /** The ports that it listens on. */
    List<Integer> ports() {
        return readyLine.isPresent()
                ? List.of(port)
                : Stream.of(port, managementUrl().getPort()).distinct().toList();
    }

    /** The same process with another variable in its environment, or another value of it. */
    public ServiceSpec withEnvironment(String variable, String value) {
        return withEnvironment(Map.of(variable, value));
    }

    /** The same process with more variables in its environment, or other values of them. */
    public ServiceSpec withEnvironment(Map<String, String> variables) {
        var more = new TreeMap<>(environment);
        more.putAll(variables);
        return new ServiceSpec(name, stage, port, jvm, program, more, readyLine);
    }

    /** The same process with another program. */
    public ServiceSpec withProgram(Program other) {
        return new ServiceSpec(name, stage, port, jvm, other, environment, readyLine);
    }

    /** The same process, meant to live so long. */
    public ServiceSpec withLifetime(JvmSettings.Lifetime life) {
        return new ServiceSpec(
                name, stage, port, new JvmSettings(jvm.heapMegabytes(), life), program, environment, readyLine);
    }
}
