package io.chalkstream.load.attack;

import io.chalkstream.load.Latencies;
import io.chalkstream.load.MarkdownPrinter;
import io.chalkstream.load.SnapshotClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run: windows in turn calm and under attack, so that a busy machine disturbs both alike. */
final class AttackRun {
    private static final long REST_SECONDS = 5;

    private final AttackedStack stack;
    private final AttackContext context;
    private final Schedule schedule;
    private final List<Planned> attacks = new ArrayList<>();

    private record Planned(AttackKind kind, Attack attack, Windows windows) {}

    /**
     * How long a run is.
     *
     * @param window the seconds of each window
     * @param rounds how many windows each attack has, if there is no {@code minutes}
     * @param minutes 0, or how long the attacks go on
     * @param warmUp seconds before the first window
     */
    record Schedule(int window, int rounds, int minutes, int warmUp) {}

    AttackRun(AttackedStack stack, AttackContext context, Schedule schedule) {
        this.stack = stack;
        this.context = context;
        this.schedule = schedule;
    }

    /** Makes the boards that the attacks need. */
    void prepare(List<AttackKind> kinds) throws InterruptedException {
        for (var kind : kinds) {
            var known =
                    attacks.stream().filter(planned -> planned.kind() == kind).findFirst();
            if (known.isPresent()) {
                attacks.add(known.get());
                continue;
            }
            var attack = kind.create(context, schedule.rounds());
            attack.prepare();
            attacks.add(new Planned(kind, attack, new Windows()));
        }
        var boardState = new SnapshotClient(context.boardState(), stack.boardStateManagement(), context.tokens());
        boardState.awaitAccepted((double) context.seeder().written());
    }

    void run(MeasuredClass people) throws InterruptedException {
        MarkdownPrinter.machine();
        TimeUnit.SECONDS.sleep(schedule.warmUp());
        var before = stack.memory();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(schedule.minutes());
        var calm = window(people);
        for (int round = 0; round < schedule.rounds() || System.nanoTime() < end; round++) {
            for (var attack : attacks) {
                if (schedule.minutes() > 0 && System.nanoTime() > end) {
                    break;
                }
                calm = attack(people, attack, calm);
            }
            MarkdownPrinter.line("After round %d: %s", round + 1, stack.memory());
        }
        people.finish();
        report(before, stack.memory(), people);
    }

    private Windows.Percentiles attack(MeasuredClass people, Planned planned, Windows.Percentiles before)
            throws InterruptedException {
        var attack = planned.attack();
        attack.begin();
        var attacked = window(people);
        attack.end();
        TimeUnit.SECONDS.sleep(REST_SECONDS);
        var after = window(people);
        var round = new Windows.Round(before, attacked, after);
        planned.windows().add(round);
        MarkdownPrinter.line(
                "%s: p50 %.1f, %.1f, %.1f; p99 %.1f, %.1f, %.1f ms (calm, attacked, calm); max %.0f; %s; ended: %s",
                planned.kind().label(),
                before.p50(),
                attacked.p50(),
                after.p50(),
                before.p99(),
                attacked.p99(),
                after.p99(),
                attacked.max(),
                attack.outcome(),
                stack.ended());
        return after;
    }

    /** Waits for a window's end, and for the operations that were sent in it. */
    private Windows.Percentiles window(MeasuredClass people) throws InterruptedException {
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(schedule.window());
        long end = System.nanoTime();
        return percentiles(people.times().between(start, end));
    }

    private static Windows.Percentiles percentiles(Latencies latencies) {
        return new Windows.Percentiles(latencies.percentile(50), latencies.percentile(99), latencies.max());
    }

    private void report(Map<String, ServiceMemory> before, Map<String, ServiceMemory> after, MeasuredClass people) {
        MarkdownPrinter.line("");
        MarkdownPrinter.line(
                "| attack | windows | calm p50 / p99, ms | attacked p50 / p99, ms | p50 | p99 | longest, ms |");
        MarkdownPrinter.line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        new LinkedHashSet<>(attacks).forEach(attack -> line(attack.kind(), attack.windows()));
        MarkdownPrinter.line("");
        MarkdownPrinter.line("| MiB, before → after | heap after a collection | direct buffers | resident |");
        MarkdownPrinter.line("| --- | ---: | ---: | ---: |");
        before.forEach((service, memory) -> {
            var now = after.getOrDefault(service, new ServiceMemory(Double.NaN, Double.NaN, Double.NaN));
            MarkdownPrinter.line(
                    "| %s | %.0f → %.0f | %.1f → %.1f | %.0f → %.0f |",
                    service,
                    memory.heap(),
                    now.heap(),
                    memory.direct(),
                    now.direct(),
                    memory.resident(),
                    now.resident());
        });
        MarkdownPrinter.line("");
        MarkdownPrinter.line(
                "Ended: %s; operations of the class that somebody didn't get: %d",
                stack.ended(), people.times().undelivered());
    }

    private static void line(AttackKind kind, Windows of) {
        MarkdownPrinter.line(
                "| %s | %d | %.1f / %.1f | %.1f / %.1f | x %.2f | x %.2f | %.0f |",
                kind.description(),
                of.count(),
                of.calm(Windows.Percentiles::p50),
                of.calm(Windows.Percentiles::p99),
                of.attacked(Windows.Percentiles::p50),
                of.attacked(Windows.Percentiles::p99),
                of.ratio(Windows.Percentiles::p50),
                of.ratio(Windows.Percentiles::p99),
                of.longest());
    }
}
