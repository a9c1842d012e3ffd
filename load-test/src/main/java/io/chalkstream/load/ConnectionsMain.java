package io.chalkstream.load;

import io.chalkstream.client.AccessClient;
import io.chalkstream.protocol.access.BoardLinks;
import io.vertx.core.http.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Measures the memory of idle connections at a gateway: classes of 31, each on a board of its own. Options, with their defaults:
 * {@code --gateway=ws://127.0.0.1:8080}, {@code --connections=5000}, {@code --step=1000} (the number of connections between two
 * measurements).
 */
public final class ConnectionsMain {
    private static final int CLASS = 31;
    private static final int TOGETHER = 20;
    private static final long REST_SECONDS = 10;
    private static final double KIB = 1024;

    private final URI gateway;
    private final AccessClient access;
    private final ServerProcesses processes;
    private final RawConnections connections = new RawConnections();
    private final List<WebSocket> open = new ArrayList<>();

    private ConnectionsMain(URI gateway) {
        this.gateway = gateway;
        this.access = new AccessClient(gateway);
        this.processes = ServerProcesses.gateway(gateway);
    }

    public static void main(String... arguments) throws InterruptedException {
        var commandLine = new CommandLine(arguments);
        var gateway = commandLine.take("gateway", URI::create, "ws://127.0.0.1:8080");
        int connections = commandLine.number("connections", 5_000);
        int step = commandLine.number("step", 1_000);
        commandLine.end();
        new ConnectionsMain(gateway).measure(connections, step);
        System.exit(0);
    }

    private void measure(int connections, int step) throws InterruptedException {
        MarkdownPrinter.machine();
        MarkdownPrinter.line("| idle connections | RSS of the gateway, KiB | KiB for each of the last %d |", step);
        MarkdownPrinter.line("| ---: | ---: | ---: |");
        double before = resident();
        MarkdownPrinter.line("| 0 | %.0f | |", before);
        while (open.size() < connections) {
            openMore(step);
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            double now = resident();
            MarkdownPrinter.line("| %d | %.0f | %.1f |", open.size(), now, (now - before) / step);
            before = now;
        }
    }

    private void openMore(int count) {
        BoardLinks board = access.newBoard();
        var opening = new ArrayList<CompletableFuture<WebSocket>>();
        for (int i = 0; i < count; i++) {
            if (i % CLASS == CLASS - 1) {
                board = access.newBoard();
            }
            opening.add(connections.join(access, gateway, board).toCompletableFuture());
            if (opening.size() == TOGETHER || i == count - 1) {
                opening.forEach(socket -> open.add(socket.join()));
                opening.clear();
            }
        }
    }

    private double resident() {
        return processes.usage().residentBytes() / KIB;
    }
}
