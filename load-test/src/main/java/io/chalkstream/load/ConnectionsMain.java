package io.chalkstream.load;

import io.chalkstream.client.Admission;
import io.chalkstream.protocol.access.BoardLinks;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What connections take at a gateway on which nothing happens: classes of 31, each on a board of its own. Options, with their
 * defaults: {@code --gateway=ws://127.0.0.1:8080}, {@code --connections=5000}, {@code --step=1000} (after so many more, the
 * gateway's memory is looked at).
 */
public final class ConnectionsMain {
    private static final int CLASS = 31;
    private static final int TOGETHER = 20;
    private static final long REST_SECONDS = 10;
    private static final double KIB = 1024;

    private final URI gateway;
    private final Admission admission;
    private final ServerProcesses processes;
    private final List<WebSocket> open = new ArrayList<>();

    private ConnectionsMain(URI gateway) {
        this.gateway = gateway;
        this.admission = new Admission(gateway);
        this.processes = ServerProcesses.gateway(gateway);
    }

    public static void main(String... arguments) throws InterruptedException {
        Map<String, String> options = Arrays.stream(arguments)
                .map(argument -> argument.substring("--".length()).split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option[1]));
        var gateway = URI.create(options.getOrDefault("gateway", "ws://127.0.0.1:8080"));
        new ConnectionsMain(gateway)
                .measure(
                        Integer.parseInt(options.getOrDefault("connections", "5000")),
                        Integer.parseInt(options.getOrDefault("step", "1000")));
        System.exit(0);
    }

    private void measure(int connections, int step) throws InterruptedException {
        line(
                "Machine, shared by servers and this program: %s; load average %.1f",
                Machine.description(), Machine.load());
        line("");
        line("| idle connections | RSS of the gateway, KiB | KiB for each of the last %d |", step);
        line("| ---: | ---: | ---: |");
        double before = resident();
        line("| 0 | %.0f | |", before);
        while (open.size() < connections) {
            openMore(step);
            TimeUnit.SECONDS.sleep(REST_SECONDS);
            double now = resident();
            line("| %d | %.0f | %.1f |", open.size(), now, (now - before) / step);
            before = now;
        }
    }

    private void openMore(int count) {
        BoardLinks board = admission.newBoard();
        var opening = new ArrayList<CompletableFuture<WebSocket>>();
        for (int i = 0; i < count; i++) {
            if (i % CLASS == CLASS - 1) {
                board = admission.newBoard();
            }
            opening.add(Idler.join(admission, gateway, board, new WebSocket.Listener() {}));
            if (opening.size() == TOGETHER || i == count - 1) {
                opening.forEach(socket -> open.add(socket.join()));
                opening.clear();
            }
        }
    }

    private double resident() {
        return processes.usage().processes().values().stream()
                        .mapToLong(Usage.OfProcess::residentBytes)
                        .sum()
                / KIB;
    }

    private static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
