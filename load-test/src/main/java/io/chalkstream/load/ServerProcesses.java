package io.chalkstream.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The processes of the stack under load, found in {@code /proc}: the gateways by their ports, the others by the broker
 * that they share with them. Finds none on systems without {@code /proc}.
 */
public final class ServerProcesses {
    private static final Pattern SERVICE_JAR = Pattern.compile("([\\w-]+)/target/quarkus-app/quarkus-run\\.jar$");
    private static final String BROKER_CLASS = "EmbeddedKafkaMain";
    private static final String GATEWAY = "ws-gateway";
    private static final String BOARD_STATE = "board-state";

    private final Map<String, Long> pids;

    private ServerProcesses(Map<String, Long> pids) {
        this.pids = Map.copyOf(pids);
    }

    /** These processes, each by a name of its own. */
    public static ServerProcesses of(Map<String, Long> pids) {
        return new ServerProcesses(pids);
    }

    /** Looks for the processes behind these gateways. */
    static ServerProcesses behind(List<URI> gateways) {
        return new ServerProcesses(select(candidates(Path.of("/proc")), gateways));
    }

    /** Looks for the instance of board-state at this port. */
    static ServerProcesses boardState(int port) {
        return at(BOARD_STATE, port);
    }

    private static ServerProcesses at(String service, int port) {
        return new ServerProcesses(candidates(Path.of("/proc")).stream()
                .filter(candidate -> candidate.service().equals(service))
                .filter(candidate -> candidate.port().equals(Integer.toString(port)))
                .collect(Collectors.toMap(Candidate::service, Candidate::pid, (one, other) -> other)));
    }

    public ResourceUsage usage() {
        var processes = new TreeMap<String, ResourceUsage.OfProcess>();
        pids.forEach((name, pid) -> usage(pid).ifPresent(usage -> processes.put(name, usage)));
        return new ResourceUsage(processes);
    }

    /**
     * A process of some Chalkstream stack.
     *
     * @param service its module, or "kafka"
     * @param port where it listens
     * @param broker the port of the broker that it uses, or is
     */
    record Candidate(long pid, String service, String port, String broker) {}

    /** Of all candidates those that belong to the stack of these gateways, by a name for each. */
    static Map<String, Long> select(List<Candidate> candidates, List<URI> gateways) {
        var ports =
                gateways.stream().map(uri -> Integer.toString(uri.getPort())).toList();
        Predicate<Candidate> isGateway =
                candidate -> candidate.service().equals(GATEWAY) && ports.contains(candidate.port());
        var brokers =
                candidates.stream().filter(isGateway).map(Candidate::broker).collect(Collectors.toSet());
        var selected = new TreeMap<String, Long>();
        candidates.stream()
                .filter(candidate -> brokers.contains(candidate.broker()))
                .filter(candidate -> !candidate.service().equals(GATEWAY) || isGateway.test(candidate))
                .forEach(candidate -> selected.put(candidate.service() + " :" + candidate.port(), candidate.pid()));
        return selected;
    }

    /** Reads one process' command line and environment; empty if it is none of ours. */
    static Optional<Candidate> candidate(long pid, List<String> command, Map<String, String> environment) {
        if (command.isEmpty()) {
            return Optional.empty();
        }
        if (command.stream().anyMatch(argument -> argument.endsWith(BROKER_CLASS))) {
            String port = command.get(command.size() - 1);
            return Optional.of(new Candidate(pid, "kafka", port, port));
        }
        return command.stream()
                .map(SERVICE_JAR::matcher)
                .filter(Matcher::find)
                .map(jar -> new Candidate(
                        pid,
                        jar.group(1),
                        environment.getOrDefault("QUARKUS_HTTP_PORT", "default"),
                        portOf(environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"))))
                .findFirst();
    }

    private static String portOf(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private static List<Candidate> candidates(Path proc) {
        if (!Files.isDirectory(proc)) {
            return List.of();
        }
        try (var entries = Files.list(proc)) {
            return entries.filter(entry -> entry.getFileName().toString().matches("\\d+"))
                    .map(ServerProcesses::candidate)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Candidate> candidate(Path process) {
        long pid = Long.parseLong(process.getFileName().toString());
        var environment = strings(process.resolve("environ")).stream()
                .filter(variable -> variable.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        variable -> variable.substring(0, variable.indexOf('=')),
                        variable -> variable.substring(variable.indexOf('=') + 1),
                        (first, second) -> first));
        return candidate(pid, strings(process.resolve("cmdline")), environment);
    }

    /** The strings of a file in which each ends with a zero; none if the process has ended or belongs to another user. */
    private static List<String> strings(Path file) {
        String content = read(file);
        return content == null
                ? List.of()
                : Arrays.stream(content.split("\0", -1))
                        .filter(string -> !string.isEmpty())
                        .toList();
    }

    private static Optional<ResourceUsage.OfProcess> usage(long pid) {
        String status = read(Path.of("/proc", Long.toString(pid), "status"));
        var cpu = ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
        return status == null
                ? Optional.empty()
                : cpu.map(duration -> new ResourceUsage.OfProcess(duration, residentBytes(status)));
    }

    /** Reads the line {@code VmRSS: 123456 kB}. */
    static long residentBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static @Nullable String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return null;
        }
    }
}
