package io.chalkstream.system;

import io.chalkstream.local.Ports;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.local.ServiceLogFiles;
import io.chalkstream.local.ServiceSpec;
import io.chalkstream.local.Stack;
import io.chalkstream.local.StackException;
import io.chalkstream.local.StackPlan;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.protocol.server.ServerMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A stack of processes with two gateways, on free ports, with its data and logs under {@code target/stacks}. */
final class TestStack implements AutoCloseable {
    private static final Duration HTTP = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final Extras extras;
    private Stack processes;

    private TestStack(Stack processes, Path folder, Extras extras) {
        this.processes = processes;
        this.folder = folder;
        this.extras = extras;
    }

    /** Starts a stack without a history. */
    static TestStack start() {
        return start(plan -> plan);
    }

    /** Starts a stack without a history, whose plan is changed. */
    static TestStack start(UnaryOperator<StackPlan> change) {
        return start(change, extras -> {});
    }

    /**
     * Starts a stack on a Kafka that has users.
     *
     * @param beforeServices is called when the broker is ready and knows them, before the first service starts
     */
    static TestStack startPrepared(Consumer<KafkaUsers> beforeServices) {
        return start(plan -> plan, extras -> beforeServices.accept(extras.requireUsers()));
    }

    private static TestStack start(UnaryOperator<StackPlan> change, Consumer<Extras> beforeServices) {
        var folder = newFolder();
        var extras = Extras.in(folder);
        try {
            var plan = change.apply(extras.given(plan(folder, 2)));
            Consumer<Stack> onBroker = stack -> {
                extras.onBroker(stack);
                beforeServices.accept(extras);
            };
            return new TestStack(Stack.start(plan, new ServiceLogFiles(folder), onBroker), folder, extras);
        } catch (StackException e) {
            throw new IllegalStateException("The stack doesn't start; its logs are in " + folder, e);
        }
    }

    /**
     * Starts a stack on these brokers, without a history, with so many instances of board-state, whose plan is changed. Its services
     * may do everything in Kafka.
     */
    static TestStack start(BrokerCluster brokers, int boardStates, UnaryOperator<StackPlan> change) {
        var folder = newFolder();
        var extras = Extras.withoutUsers();
        try {
            var plan = change.apply(brokers.given(extras.given(plan(folder, boardStates))));
            return new TestStack(Stack.start(plan, new ServiceLogFiles(folder), brokers::createTopics), folder, extras);
        } catch (StackException e) {
            throw new IllegalStateException("The stack doesn't start; its logs are in " + folder, e);
        }
    }

    private static StackPlan plan(Path folder, int boardStates) {
        return ShortWaits.in(StackPlan.of(
                ProjectDirectory.find(), folder.resolve("data"), Ports.free(boardStates, 2), TestTokens.SECRETS));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "stacks").toAbsolutePath()), "stack-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops every process, the broker too, and starts all of them again: the same ports, the same data. */
    void restart(Runnable whileStopped) {
        processes.close();
        if (processes.isRunning()) {
            throw new AssertionError("something still runs");
        }
        whileStopped.run();
        processes = Stack.start(processes.plan(), new ServiceLogFiles(folder));
    }

    /** So many more gateways on the same broker and services, on free ports. Nothing of this plan runs yet. */
    StackPlan moreGateways(int count) {
        var shared = processes.plan();
        var ports = new Ports(
                shared.service(StackPlan.KAFKA).port(),
                shared.service(StackPlan.S3).port(),
                shared.boardStates().stream().map(ServiceSpec::port).toList(),
                shared.service(StackPlan.CURSOR_SERVICE).port(),
                shared.service(StackPlan.UNDO_REDO_SERVICE).port(),
                Ports.free(1, count).gateways());
        var plan =
                extras.given(StackPlan.of(ProjectDirectory.find(), shared.dataDirectory(), ports, TestTokens.SECRETS));
        return plan.only(plan.services(ServiceSpec.Stage.GATEWAY).stream()
                .map(ServiceSpec::name)
                .collect(Collectors.toSet()));
    }

    Stack processes() {
        return processes;
    }

    /**
     * The services' users of Kafka.
     *
     * @throws IllegalStateException if this stack's Kafka has none
     */
    KafkaUsers kafkaUsers() {
        return extras.requireUsers();
    }

    /** Where the services send traces. Gateways begin none by themselves. */
    int tracesPort() {
        return extras.tracesPort();
    }

    /** Where the processes' logs are. */
    Path logs() {
        return folder;
    }

    /** The name of the gateway number 0 or 1. */
    String gateway(int number) {
        return processes.plan().services(ServiceSpec.Stage.GATEWAY).get(number).name();
    }

    /** The gateways' addresses for a client that prefers the gateway number 0 or 1 and knows both. */
    List<URI> gatewaysFrom(int number) {
        return gatewaysFrom(processes.gatewayUrls(), number);
    }

    static List<URI> gatewaysFrom(List<URI> gateways, int number) {
        var addresses = gateways.stream().map(TestStack::webSocket).toList();
        return List.of(addresses.get(number), addresses.get(1 - number));
    }

    /** A gateway's address for clients. */
    static URI webSocket(URI gateway) {
        return URI.create(gateway.toString().replaceFirst("^http", "ws"));
    }

    /** Everything that was ever written, what came to nothing, too. */
    BoardLog log(String boardId) {
        return BoardLog.read(processes.bootstrapServers(), boardId, BoardLog.Isolation.READ_UNCOMMITTED);
    }

    /** What has been committed so far. */
    BoardLog committedLog(String boardId) {
        return BoardLog.read(processes.bootstrapServers(), boardId, BoardLog.Isolation.READ_COMMITTED);
    }

    /** The names of the instances of board-state. */
    List<String> boardStates() {
        return processes.plan().boardStates().stream().map(ServiceSpec::name).toList();
    }

    /** The board as board-state has it. */
    ServerMessage.Snapshot snapshot(String boardId) {
        return snapshot(StackPlan.BOARD_STATE, boardId)
                .orElseThrow(() -> new AssertionError("board-state doesn't give " + boardId));
    }

    /** The board as this instance of board-state gives it; empty if it can't at the moment. */
    Optional<ServerMessage.Snapshot> snapshot(String boardState, String boardId) {
        return snapshot(boardRequest(boardState, boardId));
    }

    /** The instance of board-state that has the board; empty while that changes. */
    Optional<String> owner(String boardId) {
        return boardStates().stream()
                .filter(processes::isRunning)
                .filter(name -> snapshot(boardRequest(name, boardId).header("Chalkstream-Forwarded", "1"))
                        .isPresent())
                .findFirst();
    }

    private HttpRequest.Builder boardRequest(String boardState, String boardId) {
        return HttpRequest.newBuilder(processes.url(boardState).resolve("/boards/" + boardId))
                .header("Authorization", TestTokens.SERVICE.authorization());
    }

    private Optional<ServerMessage.Snapshot> snapshot(HttpRequest.Builder request) {
        try {
            var answer = send(request);
            return answer.statusCode() == 200
                    ? Optional.of((ServerMessage.Snapshot) Json.read(answer.body(), ServerMessage.class))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** What the service at this address says of its health or its metrics. */
    HttpResponse<String> management(URI service, String path) {
        return get(ServiceSpec.managementUrl(service).resolve("/q/" + path));
    }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(HTTP).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        processes.close();
    }
}
