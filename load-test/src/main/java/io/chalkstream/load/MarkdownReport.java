package io.chalkstream.load;

import java.util.Locale;

/** The result as Markdown tables. */
final class MarkdownReport {
    private static final double MIB = 1L << 20;

    private final RunResult result;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(RunResult result) {
        this.result = result;
    }

    static String of(RunResult result) {
        var report = new MarkdownReport(result);
        report.heading();
        report.correctness();
        report.latencies();
        report.cost();
        return report.text.toString();
    }

    private void heading() {
        var settings = result.settings();
        line(
                "One class: %d people on one board over %d gateways, %d of them whole clients, %d with %s cursor moves a second each, %s"
                        + " operations a second in all; %d more read nothing; %d s of warm-up, %d s measured",
                settings.people(),
                settings.gateways().size(),
                settings.observers(),
                settings.movers(),
                plain(settings.movesPerSecond()),
                plain(settings.operationsPerSecond()),
                settings.nonReading(),
                settings.warmUp().toSeconds(),
                settings.measured().toSeconds());
        line(
                "Machine, shared by servers and load generator: %s; load average %.1f",
                MachineInfo.description(), MachineInfo.load());
        line("");
    }

    private void correctness() {
        line(
                "| operations sent | lost | doubled | of these, dropped | out of order | boards | errors | snapshots again |");
        line("| ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
        line(
                "| %d | %d | %d | %d | %d | %s | %d | %d |",
                result.operationsSent(),
                result.lost(),
                result.doubled(),
                result.again(),
                result.outOfOrder(),
                result.sameEverywhere() ? "the same everywhere" : "DIFFERENT",
                result.failures(),
                result.resnapshots());
        line("");
    }

    private void latencies() {
        line("| latency, ms | count | p50 | p90 | p99 | max |");
        line("| --- | ---: | ---: | ---: | ---: | ---: |");
        latency("operation → each other client", result.merged(MeasuringListener.Observations::operations));
        latency("operation → its author (durable)", result.merged(MeasuringListener.Observations::ownOperations));
        latency("cursor → each other client", result.merged(MeasuringListener.Observations::cursors));
        latency("load generator: how late it sent", result.lag());
        line("");
        line(
                "Awareness frames to each client: %.1f a second, %.1f at most; cursor moves that never became visible: %d",
                result.awarenessFramesPerSecond(), result.mostAwarenessFramesPerSecond(), result.unseenMoves());
        line("");
    }

    private void latency(String what, Latencies latencies) {
        line(
                "| %s | %d | %.1f | %.1f | %.1f | %.1f |",
                what,
                latencies.count(),
                latencies.percentile(50),
                latencies.percentile(90),
                latencies.percentile(99),
                latencies.max());
    }

    private void cost() {
        if (result.after().processes().isEmpty()) {
            line("CPU and memory of the servers: not available (no local processes of the stack found in /proc)");
            return;
        }
        line("| server process | CPU s | RSS MiB |");
        line("| --- | ---: | ---: |");
        result.after()
                .processes()
                .forEach((name, process) -> line(
                        "| %s | %.1f | %.0f |",
                        name,
                        result.after().cpuSince(result.before(), name).toNanos() / 1e9,
                        process.residentBytes() / MIB));
        line("");
        line(
                "CPU of all servers per million updates delivered: %.0f s (%d updates in %.0f s)",
                result.cpuSecondsPerMillionUpdates(),
                result.updates(),
                result.measured().seconds());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
