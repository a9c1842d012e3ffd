package io.chalkstream.load.compare;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Measures systems in turn, A B C D A B C D: whatever else the machine does disturbs all alike. Processes that aren't measured stand
 * still meanwhile.
 */
final class Comparison {
    private static final int PROBES = 20;
    private static final long PROBE_SECONDS = 2;

    private final List<Competitor> competitors;
    private final int rounds;
    private final Duration measured;
    private final Duration warmUp;
    private final Progress progress;

    /** Is told what is measured. */
    interface Progress {
        /** Something is about to be measured. */
        void begins(String scenario, String system, int round);

        void ended(String scenario, String system, int round, Map<String, Figures> figures);

        /** All rounds of a scenario have been measured. */
        void completed(Results results);
    }

    Comparison(List<Competitor> competitors, int rounds, Duration measured, Duration warmUp, Progress progress) {
        this.competitors = List.copyOf(competitors);
        this.rounds = rounds;
        this.measured = measured;
        this.warmUp = warmUp;
        this.progress = progress;
    }

    /** Measures all scenarios; those that need fresh starts come first. */
    void run(List<Scenario> scenarios) throws InterruptedException, ExecutionException, TimeoutException {
        var results = scenarios.stream().map(Results::new).toList();
        for (var result : results) {
            if (result.scenario().needsFreshStart()) {
                freshly(result);
                progress.completed(result);
            }
        }
        var warm = results.stream()
                .filter(result -> !result.scenario().needsFreshStart())
                .toList();
        if (!warm.isEmpty()) {
            startAll();
            for (var result : warm) {
                warm(result);
                progress.completed(result);
            }
        }
    }

    private void freshly(Results results) throws InterruptedException, ExecutionException, TimeoutException {
        var scenario = results.scenario();
        for (int round = 1; round <= rounds; round++) {
            for (var competitor : competitors) {
                if (scenario.suits(competitor)) {
                    progress.begins(scenario.id(), competitor.name(), round);
                    competitor.start();
                    measure(competitor, round, results);
                    competitor.close();
                }
            }
        }
    }

    private void startAll() throws InterruptedException, ExecutionException, TimeoutException {
        for (var competitor : competitors) {
            competitor.start();
            if (!warmUp.isZero()) {
                competitor.work(Scenarios.WARM_UP, List.of(Scenario.window(0, warmUp)));
            }
            competitor.processes().suspend();
        }
    }

    private void warm(Results results) throws InterruptedException, ExecutionException, TimeoutException {
        var scenario = results.scenario();
        for (int round = 1; round <= rounds; round++) {
            for (var competitor : competitors) {
                if (scenario.suits(competitor)) {
                    progress.begins(scenario.id(), competitor.name(), round);
                    competitor.processes().resume();
                    awaitWork(competitor);
                    measure(competitor, round, results);
                    competitor.processes().suspend();
                }
            }
        }
    }

    private void measure(Competitor competitor, int round, Results results)
            throws InterruptedException, ExecutionException, TimeoutException {
        var scenario = results.scenario();
        var figures = scenario.measure(competitor, measured);
        results.add(competitor.name(), figures);
        progress.ended(scenario.id(), competitor.name(), round, figures);
    }

    /** Waits until nothing is lost any more: whatever stood still has lost its sessions at the broker. */
    private static void awaitWork(Competitor competitor) throws InterruptedException {
        for (int probe = 0; probe < PROBES; probe++) {
            if (works(competitor)) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException(competitor.name() + " doesn't work any more");
    }

    private static boolean works(Competitor competitor) throws InterruptedException {
        try {
            var figures = competitor
                    .work(Scenarios.PROBE, List.of(Scenario.window(0, Duration.ofSeconds(PROBE_SECONDS))))
                    .get(0);
            return figures.get(Metric.LOST) == 0 && figures.get(Metric.CUT) == 0;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
