package io.chalkstream.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.local.JvmSettings.Lifetime;
import io.chalkstream.local.ProjectDirectory;
import io.chalkstream.protocol.json.Json;
import io.chalkstream.system.ClusterFaults.ClusterFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Three brokers and everything twice or more, while people change boards of every partition. One fault after another, in an order
 * that a seed decides; what everybody did and saw is written down, and judged by history-checker, which knows nothing of the code.
 * Runs when {@code -Dchalkstream.three-brokers.minutes=} says how long: 0 for each fault once.
 */
@Isolated
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "chalkstream.three-brokers.minutes", matches = "\\d+")
class ThreeBrokersIT {
    private final long seed = Long.getLong("chalkstream.seed", System.nanoTime());
    private final Duration duration = Duration.ofMinutes(Long.getLong("chalkstream.three-brokers.minutes", 0));
    private final Duration interval = Duration.ofMillis(Long.getLong("chalkstream.three-brokers.interval", 300));

    /** Whether all processes have Java's defaults, as for days: they carry more when they have run for some minutes. */
    private final Lifetime life =
            Boolean.getBoolean("chalkstream.three-brokers.long-lived") ? Lifetime.LONG : Lifetime.SHORT;

    /** How many operations a person sends at once in each interval. */
    private final int burst = Integer.getInteger("chalkstream.three-brokers.burst", 1);

    /** How many operations of a person have no outcome yet at most: with few, people are as quick as the machine. */
    private final int onTheirWay = Integer.getInteger("chalkstream.three-brokers.on-their-way", Integer.MAX_VALUE);

    private final int people = Integer.getInteger("chalkstream.three-brokers.people", 2);
    private final Duration pause = Duration.ofSeconds(Long.getLong("chalkstream.three-brokers.pause", 60));

    /** What the names of the faults have in common; by default all. */
    private final String named = System.getProperty("chalkstream.three-brokers.named", "");

    /** The first ones of each round; by default all. */
    private final int faultsOfRound = Integer.getInteger("chalkstream.three-brokers.faults", Integer.MAX_VALUE);

    private final Random random = new Random(seed);
    private final Path folder = folder("histories/" + seed);

    @Test
    void E7_E4_O5_no_fault_of_a_replicated_installation_loses_or_doubles_an_operation() {
        System.out.println("ThreeBrokersIT: -Dchalkstream.seed=" + seed + ", histories in " + folder);
        try (var replicated = ReplicatedStack.startWithClocks(life)) {
            try (var work = new RecordedClass(replicated.stack(), folder, random, people);
                    var supervisor = new Supervisor(replicated.processes())) {
                work.begin(interval, burst, onTheirWay);
                work.awaitResults("at the beginning");
                var faults = new ClusterFaults(replicated, random, pause);
                long end = System.nanoTime() + duration.toNanos();
                do {
                    var round = new ArrayList<>(faults.all());
                    Collections.shuffle(round, random);
                    round.add(faults.everything());
                    round.stream()
                            .filter(fault -> fault.name().contains(named))
                            .limit(faultsOfRound)
                            .forEach(fault -> inject(fault, work));
                } while (System.nanoTime() < end);
                work.finish();
                System.out.printf(
                        "ThreeBrokersIT: seed %d: %d operations, %d of them refused; ended by themselves: %s%n",
                        seed, work.sent(), work.refused(), supervisor.restarted());
            }
        }
        requireGoodHistories();
    }

    private void inject(ClusterFault fault, RecordedClass work) {
        work.awaitResults("before " + fault.name());
        work.takeLongestWaits();
        long at = System.currentTimeMillis();
        fault.inject().run();
        work.awaitResults("after " + fault.name());
        long longest = Collections.max(work.takeLongestWaits().values()).toMillis();
        System.out.printf(
                "ThreeBrokersIT: %s: longest wait %.2f s, %d operations until then%n",
                fault.name(), longest / 1000.0, work.sent());
        write(new Injected(at, fault.name(), longest));
    }

    private void requireGoodHistories() {
        var checker = ProjectDirectory.find().resolve("history-checker/HistoryChecker.java");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        try {
            var process = new ProcessBuilder(java.toString(), "-Xmx3g", checker.toString(), folder.toString())
                    .redirectErrorStream(true)
                    .start();
            String verdict = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            System.out.println("ThreeBrokersIT: " + verdict.strip());
            assertThat(process.waitFor()).as(verdict).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void write(Injected fault) {
        try {
            Files.writeString(
                    folder.resolve("faults.jsonl"),
                    Json.text(fault) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Files.createDirectories(Path.of("target", name).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What happened.
     *
     * @param longestWait of any operation around it, in milliseconds
     */
    private record Injected(long at, String fault, long longestWait) {}
}
