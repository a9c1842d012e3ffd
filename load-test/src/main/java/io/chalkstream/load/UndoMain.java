package io.chalkstream.load;

import io.chalkstream.client.AccessClient;
import io.chalkstream.client.BoardClient;
import io.chalkstream.client.BoardListener;
import io.chalkstream.client.ClientOptions;
import io.chalkstream.protocol.access.BoardLinks;
import io.chalkstream.protocol.access.SessionRequest;
import io.chalkstream.protocol.board.Change;
import io.chalkstream.protocol.command.Role;
import io.chalkstream.protocol.server.ServerMessage;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long an undo and a redo take from the press to the event at another client, beside an ordinary operation of the
 * same person: one after the other, by two gateways. Options, with their defaults:
 * {@code --gateways=ws://127.0.0.1:8080,ws://127.0.0.1:8081}, {@code --rounds=500}, {@code --warm-up=200} (rounds).
 */
public final class UndoMain {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Between two steps, so that none waits for what the one before has left behind. */
    private static final long REST_MILLIS = 20;

    private static final int POINTS = 50;

    private final BoardClient drawing;
    private final BoardClient watching;
    private final BlockingQueue<Long> seenAt = new LinkedBlockingQueue<>();
    private final StrokeGenerator strokes = new StrokeGenerator("undo", 1, POINTS);

    private UndoMain(List<URI> gateways) throws InterruptedException, TimeoutException {
        var access = new AccessClient(gateways.get(0));
        var board = access.newBoard();
        drawing = BoardClient.connect(options(access, board, "Drawing", gateways.get(0)));
        watching = BoardClient.connect(options(access, board, "Watching", gateways.get(gateways.size() - 1))
                .with(new BoardListener() {
                    @Override
                    public void applied(ServerMessage.Event event, long nanos) {
                        seenAt.add(nanos);
                    }
                }));
        drawing.awaitJoined(PATIENCE);
        watching.awaitJoined(PATIENCE);
    }

    public static void main(String... arguments) throws InterruptedException, TimeoutException {
        var commandLine = new CommandLine(arguments);
        var gateways = commandLine.gateways();
        int warmUp = commandLine.number("warm-up", 200);
        int rounds = commandLine.number("rounds", 500);
        commandLine.end();
        var main = new UndoMain(gateways);
        main.run(warmUp, new EnumMap<>(Step.class));
        var latencies = new EnumMap<Step, Latencies>(Step.class);
        main.run(rounds, latencies);
        report(latencies);
        System.exit(0);
    }

    private enum Step {
        OPERATION,
        UNDO,
        REDO
    }

    private static ClientOptions options(AccessClient access, BoardLinks board, String name, URI gateway) {
        var request = new SessionRequest(board.link(Role.STUDENT), name, "load-test-of-" + UUID.randomUUID());
        var session = access.session(board.board(), request);
        return new ClientOptions(board.board(), session.user(), session.name(), List.of(gateway), session::token);
    }

    private void run(int rounds, Map<Step, Latencies> latencies) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            for (var step : Step.values()) {
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
                long start = System.nanoTime();
                begin(step);
                Long seen = seenAt.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                if (seen == null) {
                    throw new IllegalStateException("nobody saw an " + step);
                }
                latencies.computeIfAbsent(step, key -> new Latencies()).record(seen - start);
            }
        }
    }

    private void begin(Step step) {
        var unused =
                switch (step) {
                    case OPERATION -> drawing.apply(new Change.Put(strokes.next()));
                    case UNDO -> drawing.undo();
                    case REDO -> drawing.redo();
                };
    }

    private static void report(Map<Step, Latencies> latencies) {
        MarkdownPrinter.machine();
        MarkdownPrinter.line(
                "| from the press to the event at another client, ms | count | p50 | p90 | p99 | p50 / that of an operation |");
        MarkdownPrinter.line("| --- | ---: | ---: | ---: | ---: | ---: |");
        double operation = 0;
        for (var measured : latencies.entrySet()) {
            var step = measured.getKey();
            var times = measured.getValue();
            // The first of them.
            operation = step == Step.OPERATION ? times.percentile(50) : operation;
            MarkdownPrinter.line(
                    "| %s | %d | %.1f | %.1f | %.1f | %.2f |",
                    step.name().toLowerCase(Locale.ROOT),
                    times.count(),
                    times.percentile(50),
                    times.percentile(90),
                    times.percentile(99),
                    times.percentile(50) / operation);
        }
    }
}
