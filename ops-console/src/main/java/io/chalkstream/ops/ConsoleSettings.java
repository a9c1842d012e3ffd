package io.chalkstream.ops;

import io.chalkstream.ops.metrics.ServiceAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the console needs to know.
 *
 * @param key the operators' key; empty on a developer's machine
 * @param services where metrics are
 * @param kafka the settings of Kafka's client
 */
public record ConsoleSettings(
        InetSocketAddress address, Optional<String> key, List<ServiceAddress> services, Map<String, Object> kafka) {
    private static final String PREFIX = "CHALKSTREAM_OPS_";
    private static final int PORT = 8070;
    private static final int MANAGEMENT_PORT = 8170;

    public ConsoleSettings {
        services = List.copyOf(services);
        kafka = Map.copyOf(kafka);
    }

    /** @throws IllegalArgumentException if a setting is wrong */
    static ConsoleSettings of(Environment environment) {
        return new ConsoleSettings(
                new InetSocketAddress(
                        environment.text(PREFIX + "HOST").orElse("127.0.0.1"), environment.port(PREFIX + "PORT", PORT)),
                environment.text(PREFIX + "KEY"),
                Arrays.stream(environment.text(PREFIX + "SERVICES").orElse("").split("[\\s,]+"))
                        .filter(text -> !text.isEmpty())
                        .map(ServiceAddress::parse)
                        .toList(),
                environment.kafka());
    }

    /** The port for probes. */
    static int managementPort(Environment environment) {
        return environment.port(PREFIX + "MANAGEMENT_PORT", MANAGEMENT_PORT);
    }

    @Override
    public String toString() {
        return "ConsoleSettings[" + address + "]";
    }
}
