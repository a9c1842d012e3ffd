package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The same people move more and more, until operations come too late or are lost. The figures are those of the last step before. */
record SaturationScenario(String id, String title, Workload workload) implements Scenario {
    private static final List<Double> MOVES_PER_SECOND = List.of(2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 13.0, 16.0, 20.0);
    private static final long WARM_UP_SECONDS = 2;
    private static final Duration STEP = Duration.ofSeconds(6);
    private static final long REST_SECONDS = 2;
    private static final double MOST_MILLIS = 250;

    @Override
    public List<Metric> columns() {
        return List.of(
                Metric.UPDATES,
                Metric.MOVES_SHOWN,
                Metric.OPERATION_P50,
                Metric.OPERATION_P99,
                Metric.MOVE_P99,
                Metric.CPU_PER_MILLION,
                Metric.CPU,
                Metric.LAG);
    }

    @Override
    public Map<String, Figures> measure(Competitor competitor, Duration measured)
            throws InterruptedException, ExecutionException, TimeoutException {
        var windows = List.of(Scenario.window(WARM_UP_SECONDS, STEP));
        var best = new Figures(Map.of());
        for (double moves : MOVES_PER_SECOND) {
            var figures = competitor.work(workload.withMoves(moves), windows).get(0);
            if (!isCarried(figures)) {
                break;
            }
            best = figures;
            TimeUnit.SECONDS.sleep(REST_SECONDS);
        }
        return Map.of("", best);
    }

    private static boolean isCarried(Figures figures) {
        return figures.get(Metric.OPERATION_P99) < MOST_MILLIS
                && figures.get(Metric.MOVE_P99) < MOST_MILLIS
                && figures.get(Metric.LOST) == 0
                && figures.get(Metric.CUT) == 0;
    }
}
