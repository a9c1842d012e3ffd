package io.chalkstream.ops;

import io.chalkstream.ops.metrics.ServiceAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    private static final String KAFKA = "KAFKA_";
    private static final String PORT = "8070";
    private static final String MANAGEMENT_PORT = "8170";

    public ConsoleSettings {
        services = List.copyOf(services);
        kafka = Map.copyOf(kafka);
    }

    /**
     * Reads the environment, as docs/OPERATIONS.md says. Every {@code KAFKA_A_B} is the setting {@code a.b} of Kafka's client, as it is for
     * the services.
     */
    static ConsoleSettings of(Map<String, String> environment) {
        var kafka = new HashMap<String, Object>();
        environment.forEach((name, value) -> {
            if (name.startsWith(KAFKA)) {
                kafka.put(
                        name.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return new ConsoleSettings(
                new InetSocketAddress(
                        environment.getOrDefault(PREFIX + "HOST", "127.0.0.1"),
                        Integer.parseInt(environment.getOrDefault(PREFIX + "PORT", PORT))),
                Optional.ofNullable(environment.get(PREFIX + "KEY")),
                Arrays.stream(environment.getOrDefault(PREFIX + "SERVICES", "").split("[\\s,]+"))
                        .filter(text -> !text.isEmpty())
                        .map(ServiceAddress::parse)
                        .toList(),
                kafka);
    }

    /** The port for probes. */
    static int managementPort(Map<String, String> environment) {
        return Integer.parseInt(environment.getOrDefault(PREFIX + "MANAGEMENT_PORT", MANAGEMENT_PORT));
    }

    @Override
    public String toString() {
        return "ConsoleSettings[" + address + "]";
    }
}
