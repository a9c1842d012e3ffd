package io.chalkstream.load.compare;

import io.chalkstream.load.CommandLine;
import io.chalkstream.load.MachineInfo;
import io.chalkstream.load.MarkdownPrinter;
import io.chalkstream.load.generator.Generator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** The command: prints a table for each scenario. README.md has the options. */
public final class CompareMain {
    /** Kept here, since loggers are forgotten with their level. */
    private static final Logger KAFKA_LOG = Logger.getLogger("org.apache.kafka");

    private CompareMain() {}

    public static void main(String... arguments) throws InterruptedException, ExecutionException, TimeoutException {
        // Kafka's clients say much.
        KAFKA_LOG.setLevel(Level.WARNING);
        compare(new ConsoleProgress(), arguments);
        System.exit(0);
    }

    /** Compares as the options say. */
    static void compare(Comparison.Progress progress, String... arguments)
            throws InterruptedException, ExecutionException, TimeoutException {
        var commandLine = new CommandLine(arguments);
        var scenarios = commandLine.take("scenarios", Scenarios::select, "all");
        int rounds = commandLine.number("rounds", 3);
        var measured = Duration.ofSeconds(commandLine.number("seconds", 15));
        var warmUp = Duration.ofSeconds(commandLine.number("warm-up", 60));
        try (var generator = new Generator()) {
            var competitors = new ArrayList<>(commandLine.take("systems", names -> systems(generator, names), "all"));
            String before = commandLine.take("before", Function.identity(), "");
            if (!before.isEmpty()) {
                competitors.add(OwnStack.before(Path.of(before).toAbsolutePath(), generator));
            }
            commandLine.end();
            try {
                MarkdownPrinter.machine();
                new Comparison(competitors, rounds, measured, warmUp, progress).run(scenarios);
            } finally {
                competitors.forEach(Competitor::close);
            }
        }
    }

    private static List<Competitor> systems(Generator generator, String names) {
        var all = new LinkedHashMap<String, Function<Generator, Competitor>>();
        all.put("chalkstream", OwnStack::new);
        all.put("broadcast", BareBroadcast::new);
        all.put("hops", ignored -> new TwoHops());
        all.put("plain", PlainDesign::new);
        if (!names.equals("all")) {
            var wanted = List.of(names.split(",", -1));
            if (!all.keySet().containsAll(wanted)) {
                throw new IllegalArgumentException("The systems are " + all.keySet());
            }
            all.keySet().retainAll(wanted);
        }
        return all.values().stream().map(make -> make.apply(generator)).toList();
    }

    /** Says on the console what is being measured, and each round's figures. */
    private static final class ConsoleProgress implements Comparison.Progress {
        @Override
        public void begins(String scenario, String system, int round) {
            System.err.printf("%s, %s, round %d; load average %.1f%n", scenario, system, round, MachineInfo.load());
        }

        @Override
        public void ended(String scenario, String system, int round, Map<String, Figures> figures) {
            figures.forEach((label, one) -> System.err.printf("    %s %s%n", label, line(one)));
        }

        @Override
        public void completed(Results results) {
            System.out.printf("%nload average %.1f%n%n%s", MachineInfo.load(), results.table());
        }

        private static String line(Figures figures) {
            return figures.values().entrySet().stream()
                    .map(figure ->
                            figure.getKey().title() + " " + figure.getKey().format(figure.getValue()))
                    .collect(Collectors.joining("; "));
        }
    }
}
