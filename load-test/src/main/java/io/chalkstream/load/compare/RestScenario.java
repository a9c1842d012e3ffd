package io.chalkstream.load.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Nobody is there. */
record RestScenario(String id, String title) implements Scenario {
    private static final long CALM_SECONDS = 3;
    private static final double MIB = 1 << 20;
    private static final double PERCENT = 100;

    @Override
    public List<Metric> columns() {
        return List.of(Metric.CPU, Metric.RESIDENT);
    }

    @Override
    public boolean suits(Competitor competitor) {
        return true;
    }

    @Override
    public Map<String, Figures> measure(Competitor competitor, Duration measured) throws InterruptedException {
        var servers = competitor.processes().servers();
        TimeUnit.SECONDS.sleep(CALM_SECONDS);
        var before = servers.usage();
        TimeUnit.MILLISECONDS.sleep(measured.toMillis());
        var after = servers.usage();
        double cpu = (double) after.cpuSince(before).toNanos() / measured.toNanos() * PERCENT;
        return Map.of("", new Figures(Map.of(Metric.CPU, cpu, Metric.RESIDENT, after.residentBytes() / MIB)));
    }
}
