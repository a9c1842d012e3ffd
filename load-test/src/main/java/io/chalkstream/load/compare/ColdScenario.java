package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** A class begins to work when the servers have just become ready. */
record ColdScenario(String id, String title, Workload workload) implements Scenario {
    private static final List<Long> AFTER_SECONDS = List.of(5L, 30L, 60L);
    private static final Duration WINDOW = Duration.ofSeconds(5);

    @Override
    public List<Metric> columns() {
        return List.of(
                Metric.OPERATION_P50,
                Metric.OPERATION_P99,
                Metric.MOVE_P50,
                Metric.MOVE_P99,
                Metric.MOVES_SHOWN,
                Metric.CPU_PER_MILLION);
    }

    @Override
    public boolean needsFreshStart() {
        return true;
    }

    @Override
    public Map<String, Figures> measure(Competitor competitor, Duration measured)
            throws InterruptedException, ExecutionException, TimeoutException {
        var windows = AFTER_SECONDS.stream()
                .map(seconds -> Scenario.window(seconds, WINDOW))
                .toList();
        var figures = competitor.work(workload, windows);
        var rows = new LinkedHashMap<String, Figures>();
        for (int i = 0; i < windows.size(); i++) {
            rows.put("after " + AFTER_SECONDS.get(i) + " s", figures.get(i));
        }
        return rows;
    }
}
