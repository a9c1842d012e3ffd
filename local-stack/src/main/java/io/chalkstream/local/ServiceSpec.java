package io.chalkstream.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One process of the stack.
 *
 * @param port the port on 127.0.0.1
 * @param environment in addition to this process' own environment
 * @param readyLine the beginning of its ready line; if empty, /q/health/ready on its port for health and metrics is polled
 */
public record ServiceSpec(
        String name,
        Stage stage,
        int port,
        JvmSettings jvm,
        Program program,
        Map<String, String> environment,
        Optional<String> readyLine) {

    /** The distance from a service's port to its port for health and metrics. */
    static final int TO_MANAGEMENT = 100;

    static final String HTTP_PORT = "QUARKUS_HTTP_PORT";

    /** The environment variable for the port of health and metrics. */
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

    /** The address of its HTTP server. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The address of its health and metrics, if it has any. */
    public URI managementUrl() {
        String port = environment.get(MANAGEMENT_PORT);
        return port == null ? managementUrl(url()) : URI.create("http://127.0.0.1:" + port);
    }

    /** The address of the health and metrics of the service at this address. */
    public static URI managementUrl(URI service) {
        return URI.create("http://" + service.getHost() + ":" + (service.getPort() + TO_MANAGEMENT));
    }

    /** The ports that it listens on. */
    List<Integer> ports() {
        return readyLine.isPresent()
                ? List.of(port)
                : Stream.of(port, managementUrl().getPort()).distinct().toList();
    }

    /** A copy with this environment variable added or replaced. */
    public ServiceSpec withEnvironment(String variable, String value) {
        return withEnvironment(Map.of(variable, value));
    }

    /** A copy with these environment variables added or replaced. */
    public ServiceSpec withEnvironment(Map<String, String> variables) {
        var more = new TreeMap<>(environment);
        more.putAll(variables);
        return new ServiceSpec(name, stage, port, jvm, program, more, readyLine);
    }

    /** A second instance of the same service, at another port; it needs directories of its own. */
    public ServiceSpec instance(String otherName, int otherPort) {
        return new ServiceSpec(otherName, stage, otherPort, jvm, program, environment, readyLine)
                .withEnvironment(Map.of(
                        HTTP_PORT, Integer.toString(otherPort),
                        MANAGEMENT_PORT, Integer.toString(otherPort + TO_MANAGEMENT)));
    }

    /** A copy without these environment variables. */
    public ServiceSpec withoutEnvironment(Set<String> variables) {
        var fewer = new TreeMap<>(environment);
        fewer.keySet().removeAll(variables);
        return new ServiceSpec(name, stage, port, jvm, program, fewer, readyLine);
    }

    /** A copy with another program. */
    public ServiceSpec withProgram(Program other) {
        return new ServiceSpec(name, stage, port, jvm, other, environment, readyLine);
    }

    /** A copy with this expected lifetime. */
    public ServiceSpec withLifetime(JvmSettings.Lifetime life) {
        return new ServiceSpec(
                name, stage, port, new JvmSettings(jvm.heapMegabytes(), life), program, environment, readyLine);
    }
}
