package io.chalkstream.local;

import io.chalkstream.kafka.embedded.EmbeddedKafkaMain;
import io.chalkstream.local.ServiceSpec.Stage;
import io.chalkstream.s3.embedded.EmbeddedS3;
import io.chalkstream.s3.embedded.EmbeddedS3Main;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes to start, their ports and their data directories.
 *
 * @param services in the order in which they are started
 */
public record StackPlan(Path dataDirectory, List<ServiceSpec> services) {
    public static final String KAFKA = "kafka";
    public static final String S3 = "s3";
    public static final String BOARD_STATE = "board-state";
    public static final String CURSOR_SERVICE = "cursor-service";
    public static final String UNDO_REDO_SERVICE = "undo-redo-service";

    private static final String BOOTSTRAP_SERVERS = "KAFKA_BOOTSTRAP_SERVERS";
    private static final String SERVICE_KEY = "CHALKSTREAM_SERVICE_KEY";

    private static final JvmSettings BROKER_JVM = new JvmSettings(320, JvmSettings.Lifetime.SHORT);
    private static final JvmSettings S3_JVM = new JvmSettings(64, JvmSettings.Lifetime.SHORT);
    private static final JvmSettings SERVICE_JVM = new JvmSettings(256, JvmSettings.Lifetime.SHORT);

    // Long fetches and polls of the stream threads, so that an idle stack uses little CPU. New records are still
    // delivered at once; only a takeover by another instance takes longer.
    private static final String FETCH_MAX_WAIT_MILLIS = "2000";
    private static final Map<String, String> SINGLE_BOARD_STATE = Map.of(
            "KAFKA_STREAMS_MAIN_CONSUMER_FETCH_MAX_WAIT_MS", FETCH_MAX_WAIT_MILLIS,
            "KAFKA_STREAMS_POLL_MS", "200",
            "KAFKA_STREAMS_CONSUMER_HEARTBEAT_INTERVAL_MS", "500");
    private static final Map<String, String> SINGLE_CURSOR_SERVICE =
            Map.of("MP_MESSAGING_INCOMING_CURSOR_MOVES_FETCH_MAX_WAIT_MS", FETCH_MAX_WAIT_MILLIS);
    private static final Map<String, String> SINGLE_UNDO_REDO_SERVICE = Map.of(
            "KAFKA_STREAMS_MAIN_CONSUMER_FETCH_MAX_WAIT_MS", FETCH_MAX_WAIT_MILLIS, "KAFKA_STREAMS_POLL_MS", "200");

    public StackPlan {
        services = List.copyOf(services);
    }

    /**
     * Everything, with data under {@code dataDirectory}; a gateway is named after its port, e.g. gateway-8080, and the
     * second board-state is board-state-2.
     */
    public static StackPlan of(ProjectDirectory project, Path dataDirectory, Ports ports, Secrets secrets) {
        var services = new ArrayList<ServiceSpec>();
        services.add(broker(dataDirectory, ports));
        services.add(s3(dataDirectory, ports));
        for (int number = 1; number <= ports.boardStates().size(); number++) {
            services.add(boardState(project, dataDirectory, number, ports)
                    .withEnvironment(SERVICE_KEY, secrets.serviceKey()));
        }
        services.add(quarkus(project, CURSOR_SERVICE, CURSOR_SERVICE, Stage.FEATURE, ports.cursorService(), ports)
                .withEnvironment(SINGLE_CURSOR_SERVICE));
        services.add(
                quarkus(project, UNDO_REDO_SERVICE, UNDO_REDO_SERVICE, Stage.FEATURE, ports.undoRedoService(), ports)
                        .withEnvironment(SINGLE_UNDO_REDO_SERVICE)
                        .withEnvironment("CHALKSTREAM_UNDO_STATE_DIR", directory(dataDirectory, UNDO_REDO_SERVICE)));
        for (int port : ports.gateways()) {
            String name = "gateway-" + port;
            services.add(quarkus(project, "ws-gateway", name, Stage.GATEWAY, port, ports)
                    .withEnvironment("CHALKSTREAM_GATEWAY_NAME", name)
                    .withEnvironment("CHALKSTREAM_ACCESS_KEY", secrets.accessKey())
                    .withEnvironment(SERVICE_KEY, secrets.serviceKey())
                    .withEnvironment(images(ports))
                    .withEnvironment("CHALKSTREAM_GATEWAY_DRAIN", "0S")
                    .withEnvironment("QUARKUS_SHUTDOWN_DELAY", "1S")
                    .withEnvironment("CHALKSTREAM_GATEWAY_WARM_UP", "0S")
                    .withEnvironment("CHALKSTREAM_GATEWAY_BOARD_STATE_URL", boardStates(ports)));
        }
        return new StackPlan(dataDirectory, services);
    }

    /** The plan with only the services of these names. */
    public StackPlan only(Set<String> names) {
        return filtered(names, spec -> names.contains(spec.name()));
    }

    /** The plan without the services of these names. */
    public StackPlan without(Set<String> names) {
        return filtered(names, spec -> !names.contains(spec.name()));
    }

    /** The plan with one more process. */
    public StackPlan and(ServiceSpec more) {
        return new StackPlan(
                dataDirectory, Stream.concat(services.stream(), Stream.of(more)).toList());
    }

    /** The plan with the process of the same name replaced. */
    public StackPlan with(ServiceSpec other) {
        service(other.name());
        return new StackPlan(
                dataDirectory,
                services.stream()
                        .map(spec -> spec.name().equals(other.name()) ? other : spec)
                        .toList());
    }

    /** The plan with these brokers in place of its own one, at this address. */
    public StackPlan withBrokers(List<ServiceSpec> brokers, String bootstrapServers) {
        var others = without(Set.of(KAFKA)).services.stream()
                .map(spec -> spec.stage() == Stage.BROKER
                        ? spec
                        : spec.withEnvironment(BOOTSTRAP_SERVERS, bootstrapServers));
        return new StackPlan(
                dataDirectory, Stream.concat(brokers.stream(), others).toList());
    }

    /** Where the services find Kafka, as {@code host:port} of one broker or several. */
    public String bootstrapServers() {
        return services.stream()
                .filter(spec -> spec.name().equals(KAFKA))
                .map(spec -> "127.0.0.1:" + spec.port())
                .findFirst()
                .orElseGet(() -> services(Stage.FEATURE).get(0).environment().getOrDefault(BOOTSTRAP_SERVERS, ""));
    }

    /** The plan with an environment variable of one service added or replaced. */
    public StackPlan withEnvironment(String name, String variable, String value) {
        service(name);
        return new StackPlan(
                dataDirectory,
                services.stream()
                        .map(spec -> spec.name().equals(name) ? spec.withEnvironment(variable, value) : spec)
                        .toList());
    }

    /** The plan with this expected lifetime of all processes. */
    public StackPlan withLifetime(JvmSettings.Lifetime life) {
        return new StackPlan(
                dataDirectory,
                services.stream().map(spec -> spec.withLifetime(life)).toList());
    }

    /**
     * The service of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ServiceSpec service(String name) {
        return services.stream()
                .filter(spec -> spec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + name + "; there are " + names()));
    }

    /** The instances of board-state, in order. */
    public List<ServiceSpec> boardStates() {
        return services.stream()
                .filter(spec -> spec.name().matches(BOARD_STATE + "(-\\d+)?"))
                .toList();
    }

    /** The services of one stage, in order. */
    public List<ServiceSpec> services(Stage stage) {
        return services.stream().filter(spec -> spec.stage() == stage).toList();
    }

    private StackPlan filtered(Set<String> mentioned, Predicate<ServiceSpec> wanted) {
        mentioned.forEach(this::service);
        return new StackPlan(dataDirectory, services.stream().filter(wanted).toList());
    }

    private List<String> names() {
        return services.stream().map(ServiceSpec::name).toList();
    }

    private static ServiceSpec broker(Path dataDirectory, Ports ports) {
        var main = new Program.MainClass(
                ClassPath.ofThisProgram(),
                EmbeddedKafkaMain.class.getName(),
                List.of(directory(dataDirectory, KAFKA), Integer.toString(ports.kafka())));
        return new ServiceSpec(
                KAFKA, Stage.BROKER, ports.kafka(), BROKER_JVM, main, Map.of(), Optional.of(EmbeddedKafkaMain.READY));
    }

    private static ServiceSpec s3(Path dataDirectory, Ports ports) {
        var main = new Program.MainClass(
                ClassPath.ofThisProgram(),
                EmbeddedS3Main.class.getName(),
                List.of(directory(dataDirectory, S3), Integer.toString(ports.s3())));
        return new ServiceSpec(S3, Stage.BROKER, ports.s3(), S3_JVM, main, Map.of(), Optional.of(EmbeddedS3Main.READY));
    }

    private static Map<String, String> images(Ports ports) {
        return Map.of(
                "CHALKSTREAM_IMAGES_ENDPOINT", "http://127.0.0.1:" + ports.s3(),
                "CHALKSTREAM_IMAGES_ACCESS_KEY", EmbeddedS3.ACCESS_KEY,
                "CHALKSTREAM_IMAGES_SECRET_KEY", EmbeddedS3.SECRET_KEY);
    }

    private static ServiceSpec boardState(ProjectDirectory project, Path dataDirectory, int number, Ports ports) {
        String name = number == 1 ? BOARD_STATE : BOARD_STATE + "-" + number;
        int port = ports.boardStates().get(number - 1);
        return quarkus(project, BOARD_STATE, name, Stage.FEATURE, port, ports)
                .withEnvironment(ports.boardStates().size() == 1 ? SINGLE_BOARD_STATE : Map.of())
                .withEnvironment("CHALKSTREAM_BOARD_STATE_ADDRESS", "127.0.0.1:" + port)
                .withEnvironment("CHALKSTREAM_BOARD_STATE_STATE_DIR", directory(dataDirectory, name));
    }

    private static String boardStates(Ports ports) {
        return ports.boardStates().stream()
                .map(port -> "http://127.0.0.1:" + port)
                .collect(Collectors.joining(","));
    }

    private static ServiceSpec quarkus(
            ProjectDirectory project, String module, String name, Stage stage, int port, Ports ports) {
        var environment = new TreeMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put(ServiceSpec.HTTP_PORT, Integer.toString(port));
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put(ServiceSpec.MANAGEMENT_PORT, Integer.toString(port + ServiceSpec.TO_MANAGEMENT));
        environment.put(BOOTSTRAP_SERVERS, "127.0.0.1:" + ports.kafka());
        var jar = new Program.Jar(project.quarkusJar(module));
        return new ServiceSpec(name, stage, port, SERVICE_JVM, jar, environment, Optional.empty());
    }

    private static String directory(Path dataDirectory, String name) {
        return dataDirectory.resolve(name).toAbsolutePath().toString();
    }
}
