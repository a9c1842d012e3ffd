package io.chalkstream.system;

import io.chalkstream.local.Ports;
import io.chalkstream.local.Repository;
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

/** A stack of processes with two gateways, on free ports, with its data and logs under {@code target/stacks}. */
final class TestStack implements AutoCloseable {
    private static final Duration HTTP = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private Stack processes;

    private TestStack(Stack processes, Path folder) {
        this.processes = processes;
        this.folder = folder;
    }

    /** Starts a stack without a history. */
    static TestStack start() {
        var folder = newFolder();
        try {
            return new TestStack(Stack.start(plan(folder), new StackLogs(folder)), folder);
        } catch (StackException e) {
            throw new IllegalStateException("The stack doesn't start; its logs are in " + folder, e);
        }
    }

    private static StackPlan plan(Path folder) {
        return StackPlan.of(Repository.find(), folder.resolve("data"), Ports.free(2, 2));
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
        processes = Stack.start(processes.plan(), new StackLogs(folder));
    }

    Stack processes() {
        return processes;
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
        var addresses = gateways.stream()
                .map(url -> URI.create(url.toString().replaceFirst("^http", "ws")))
                .toList();
        return List.of(addresses.get(number), addresses.get(1 - number));
    }

    BoardLog log(String boardId) {
        return BoardLog.read(processes.bootstrapServers(), boardId);
    }

    /** The board as board-state has it. */
    ServerMessage.Snapshot snapshot(String boardId) {
        var answer = get(processes.url(StackPlan.BOARD_STATE).resolve("/boards/" + boardId));
        if (answer.statusCode() != 200) {
            throw new AssertionError("board-state answered " + answer.statusCode() + ": " + answer.body());
        }
        return (ServerMessage.Snapshot) Json.read(answer.body(), ServerMessage.class);
    }

    HttpResponse<String> get(URI address) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address).timeout(HTTP).build(), HttpResponse.BodyHandlers.ofString());
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
