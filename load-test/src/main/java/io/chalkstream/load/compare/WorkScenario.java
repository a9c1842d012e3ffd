package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** People join their boards and work. */
record WorkScenario(String id, String title, Workload workload) implements Scenario {
    private static final long WARM_UP_SECONDS = 3;

    @Override
    public List<Metric> columns() {
        return List.of(
                Metric.OPERATION_P50,
                Metric.OPERATION_P99,
                Metric.MOVE_P50,
                Metric.MOVE_P99,
                Metric.UPDATES,
                Metric.MOVES_SHOWN,
                Metric.CPU_PER_MILLION,
                Metric.CPU,
                Metric.GENERATOR_CPU);
    }

    @Override
    public boolean suits(Competitor competitor) {
        return Scenario.super.suits(competitor) || workload.operationsPerSecond() > 0;
    }

    @Override
    public Map<String, Figures> measure(Competitor competitor, Duration measured)
            throws InterruptedException, ExecutionException, TimeoutException {
        var windows = List.of(Scenario.window(WARM_UP_SECONDS, measured));
        return Map.of("", competitor.work(workload, windows).get(0));
    }
}
