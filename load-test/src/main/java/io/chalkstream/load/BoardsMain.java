package io.chalkstream.load;

import io.chalkstream.access.ServiceTokens;
import io.chalkstream.access.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measures reading boards, and the memory of many boards. Options, with their defaults: {@code --kafka=127.0.0.1:9092},
 * {@code --board-state=http://127.0.0.1:8090}, {@code --management=http://127.0.0.1:8190} (its metrics),
 * {@code --service-key=local-stack/target/service-key} (the file with the key by which services know each other),
 * {@code --elements=5000} (of the one board that is read), {@code --together=100} (who
 * ask at the same time), {@code --boards=0} (to fill, each with 500 elements).
 */
public final class BoardsMain {
    private static final int WARM_UP = 300;
    private static final int MEASURED = 300;
    private static final int ROUNDS = 10;
    private static final int ELEMENTS_PER_BOARD = 500;
    private static final int LOOKED_AT = 500;
    private static final double MIB = 1L << 20;

    private final SnapshotClient snapshots;
    private final BoardSeeder fill;
    private final ServerProcesses processes;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private BoardsMain(URI boardState, URI management, ServiceTokens tokens, String kafka) {
        this.snapshots = new SnapshotClient(boardState, management, tokens);
        this.fill = new BoardSeeder(kafka);
        this.processes = ServerProcesses.boardState(boardState.getPort());
    }

    public static void main(String... arguments) throws InterruptedException {
        var commandLine = new CommandLine(arguments);
        var boardState = commandLine.take("board-state", URI::create, "http://127.0.0.1:8090");
        var management = commandLine.take("management", URI::create, "http://127.0.0.1:8190");
        var tokens = commandLine.take("service-key", BoardsMain::tokens, "local-stack/target/service-key");
        var kafka = commandLine.take("kafka", Function.identity(), "127.0.0.1:9092");
        int elements = commandLine.number("elements", 5_000);
        int together = commandLine.number("together", 100);
        int boards = commandLine.number("boards", 0);
        commandLine.end();
        new BoardsMain(boardState, management, tokens, kafka).measure(elements, together, boards);
    }

    private static ServiceTokens tokens(String file) {
        try {
            var key = new SigningKey(Files.readString(Path.of(file)).strip());
            return new ServiceTokens(key, Optional.empty(), "load-test", Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure(int elements, int together, int boards) throws InterruptedException {
        MarkdownPrinter.machine();
        readOneBoard(elements, together);
        if (boards > 0) {
            fillMany(boards);
        }
        fill.close();
    }

    private void readOneBoard(int elements, int together) throws InterruptedException {
        var boards = boards("one", together);
        double accepted = accepted();
        int commands = 0;
        for (var board : boards) {
            commands += fill.fill(board, elements);
        }
        snapshots.awaitAccepted(accepted + commands);
        MarkdownPrinter.line("| boards of %d elements | KiB | p50 ms | p99 ms | max ms |", elements);
        MarkdownPrinter.line("| --- | ---: | ---: | ---: | ---: |");
        inTurn("one, again and again", Collections.nCopies(MEASURED, boards.get(0)), false);
        inTurn("the same, compressed", Collections.nCopies(MEASURED, boards.get(0)), true);
        MarkdownPrinter.line("");
        MarkdownPrinter.line(
                "| %d ask at once | all answered after, ms (median of %d) | p50 ms | readings for each 100 |",
                together, ROUNDS);
        MarkdownPrinter.line("| --- | ---: | ---: | ---: |");
        together("for the same board", Collections.nCopies(together, boards.get(0)));
        together("each for a board of their own", boards);
        MarkdownPrinter.line("");
    }

    private void inTurn(String what, List<String> boards, boolean gzip) {
        snapshots.inTurn(Collections.nCopies(WARM_UP, boards.get(0)), gzip, new Latencies());
        var latencies = new Latencies();
        int bytes = snapshots.inTurn(boards, gzip, latencies);
        MarkdownPrinter.line(
                "| %s | %d | %.1f | %.1f | %.1f |",
                what, bytes / 1024, latencies.percentile(50), latencies.percentile(99), latencies.max());
    }

    private void together(String what, List<String> boards) {
        snapshots.together(boards, new Latencies());
        var latencies = new Latencies();
        double before = readings();
        var nanos = IntStream.range(0, ROUNDS)
                .mapToLong(round -> snapshots.together(boards, latencies))
                .sorted()
                .toArray();
        double share = (readings() - before) * 100 / (ROUNDS * (double) boards.size());
        MarkdownPrinter.line(
                "| %s | %.0f | %.1f | %.0f |", what, nanos[ROUNDS / 2] / 1e6, latencies.percentile(50), share);
    }

    private void fillMany(int count) throws InterruptedException {
        var boards = boards("many", count);
        MarkdownPrinter.line(
                "| | RSS MiB | heap used MiB | RocksDB's memory MiB | snapshots p50 ms | p99 ms | max ms |");
        MarkdownPrinter.line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        var some = boards("few", LOOKED_AT);
        double accepted = accepted();
        for (var board : some) {
            fill.fill(board, ELEMENTS_PER_BOARD);
        }
        snapshots.awaitAccepted(accepted + some.size());
        state(LOOKED_AT + " boards", some);
        long start = System.nanoTime();
        for (int done = 0; done < count; done++) {
            fill.fill(boards.get(done), ELEMENTS_PER_BOARD);
            if ((done + 1) % 2_500 == 0) {
                snapshots.awaitAccepted(accepted + some.size() + done + 1);
                state(
                        "%d more, after %.0f s".formatted(done + 1, (System.nanoTime() - start) / 1e9),
                        boards.subList(0, done + 1));
            }
        }
    }

    /** Prints a row with the server's memory now, and the latencies of reading some of these boards, chosen at random. */
    private void state(String what, List<String> boards) {
        var random = new Random(1);
        var latencies = new Latencies();
        snapshots.inTurn(
                IntStream.range(0, LOOKED_AT)
                        .mapToObj(i -> boards.get(random.nextInt(boards.size())))
                        .toList(),
                false,
                latencies);
        double resident = processes.usage().processes().values().stream()
                .mapToLong(ResourceUsage.OfProcess::residentBytes)
                .sum();
        MarkdownPrinter.line(
                "| %s | %.0f | %.0f | %.0f | %.1f | %.1f | %.1f |",
                what,
                resident / MIB,
                snapshots.metric("jvm_memory_used_bytes{area=\"heap\"") / MIB,
                snapshots.metric("chalkstream_streams_rocksdb_memory_bytes") / MIB,
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.max());
    }

    private double accepted() {
        return snapshots.metric("chalkstream_board_outcomes_total{code=\"none\"");
    }

    private double readings() {
        return snapshots.metric("chalkstream_board_read_seconds_count");
    }

    private List<String> boards(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> kind + "-" + run + "-" + i)
                .toList();
    }
}
