package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Many connections on which nothing happens, and a class that works among them.
 *
 * @param first boards of connections that come first, with which a server that has just started grows anyway
 * @param idle the connections that are counted
 */
record IdleScenario(String id, String title, Workload first, Workload idle, Workload workload) implements Scenario {
    private static final long REST_SECONDS = 5;
    private static final double KIB = 1024;

    @Override
    public List<Metric> columns() {
        return List.of(
                Metric.PER_CONNECTION,
                Metric.OPERATION_P50,
                Metric.OPERATION_P99,
                Metric.MOVE_P50,
                Metric.MOVE_P99,
                Metric.CPU);
    }

    @Override
    public boolean needsFreshStart() {
        return true;
    }

    @Override
    public Map<String, Figures> measure(Competitor competitor, Duration measured)
            throws InterruptedException, ExecutionException, TimeoutException {
        var system = (SocketCompetitor) competitor;
        var none = List.of(Scenario.window(0, Duration.ZERO));
        try (var some = system.load(first, none);
                var many = system.load(idle, none)) {
            some.join(Duration.ZERO);
            long before = restAndMeasure(system);
            many.join(Duration.ZERO);
            long after = restAndMeasure(system);
            double perConnection = (after - before) / KIB / idle.boards() / idle.people();
            var figures = new WorkScenario(id, title, workload)
                    .measure(competitor, measured)
                    .values()
                    .iterator()
                    .next();
            return Map.of("", figures.with(Metric.PER_CONNECTION, perConnection));
        }
    }

    private static long restAndMeasure(SocketCompetitor system) throws InterruptedException {
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        return system.processes().frontServers().usage().residentBytes();
    }
}
