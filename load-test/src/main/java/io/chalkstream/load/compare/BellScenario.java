package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** So many people join one board with so many elements within two seconds. */
record BellScenario(String id, String title, int people, int elements) implements Scenario {
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final long LOOK_MILLIS = 200;
    private static final double MILLIS = 1_000;

    @Override
    public List<Metric> columns() {
        return List.of(Metric.HALF_WHOLE, Metric.ALL_WHOLE);
    }

    /** Systems that keep no boards have nothing to show to who joins. */
    @Override
    public boolean suits(Competitor competitor) {
        return competitor instanceof OwnStack;
    }

    @Override
    public Map<String, Figures> measure(Competitor competitor, Duration measured)
            throws InterruptedException, ExecutionException, TimeoutException {
        var system = (OwnStack) competitor;
        String board = OwnStack.newBoardId();
        awaitSeq(system, board, system.fill(board, elements));
        try (var joining = system.load(
                system.people(board, people),
                new Workload(1, people, 0, 0, 0, Workload.Tool.POINTER),
                List.of(Scenario.window(0, Duration.ZERO)))) {
            var whole = joining.join(WITHIN);
            return Map.of(
                    "",
                    new Figures(Map.of(
                            Metric.HALF_WHOLE, whole.percentile(50) / MILLIS,
                            Metric.ALL_WHOLE, whole.max() / MILLIS)));
        }
    }

    private static void awaitSeq(OwnStack system, String board, long seq)
            throws InterruptedException, ExecutionException, TimeoutException {
        var alone = new Workload(1, 1, 0, 0, 0, Workload.Tool.POINTER);
        while (true) {
            try (var probe = system.load(system.people(board, 1), alone, List.of(Scenario.window(0, Duration.ZERO)))) {
                probe.join(Duration.ZERO);
                if (probe.seq() >= seq) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
