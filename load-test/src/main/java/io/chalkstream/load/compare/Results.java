package io.chalkstream.load.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The figures of one scenario, of all systems and rounds, and the table of them. */
final class Results {
    private static final List<Metric> FAULTS =
            List.of(Metric.LOST, Metric.DOUBLED, Metric.OUT_OF_ORDER, Metric.COMPLAINTS, Metric.CUT);

    private static final double PERCENT = 100;

    private final Scenario scenario;
    private final Map<String, List<Figures>> rows = new LinkedHashMap<>();

    Results(Scenario scenario) {
        this.scenario = scenario;
    }

    Scenario scenario() {
        return scenario;
    }

    /** Adds one round of a system. */
    void add(String system, Map<String, Figures> round) {
        round.forEach((label, figures) -> rows.computeIfAbsent(
                        label.isEmpty() ? system : system + ", " + label, row -> new ArrayList<>())
                .add(figures));
    }

    /** A Markdown table with the median of the rounds of each system. */
    String table() {
        var text = new StringBuilder("### ").append(scenario.title()).append("\n\n| |");
        scenario.columns()
                .forEach(column -> text.append(' ').append(column.title()).append(" |"));
        text.append(" faults |\n| --- |")
                .append(" ---: |".repeat(scenario.columns().size() + 1))
                .append('\n');
        rows.forEach((row, rounds) -> text.append(line(row, rounds)));
        rows.forEach((row, rounds) -> text.append(servers(row, rounds)));
        return text.append('\n').toString();
    }

    private String line(String row, List<Figures> rounds) {
        return scenario.columns().stream()
                .map(column -> of(rounds, column).map(column::format).orElse("–"))
                .collect(Collectors.joining(" | ", "| " + row + " | ", " | " + faults(rounds) + " |\n"));
    }

    /** Where the CPU goes; nothing for a system of one server. */
    private static String servers(String row, List<Figures> rounds) {
        var kinds = new TreeSet<String>();
        rounds.forEach(round -> kinds.addAll(round.servers().keySet()));
        return kinds.size() < 2
                ? ""
                : kinds.stream()
                        .map(kind -> kind + " " + Metric.CPU.format(Metric.CPU.of(cpu(rounds, kind))))
                        .collect(Collectors.joining(", ", "\nCPU of " + row + ", % of a core: ", ".\n"));
    }

    private static List<Double> cpu(List<Figures> rounds, String kind) {
        return rounds.stream()
                .map(round -> PERCENT * round.servers().getOrDefault(kind, 0.0))
                .toList();
    }

    private static String faults(List<Figures> rounds) {
        String faults = FAULTS.stream()
                .filter(fault -> of(rounds, fault).orElse(0.0) > 0)
                .map(fault -> fault.format(of(rounds, fault).orElseThrow()) + " " + fault.title())
                .collect(Collectors.joining(", "));
        return faults.isEmpty() ? "none" : faults;
    }

    private static Optional<Double> of(List<Figures> rounds, Metric metric) {
        var values = rounds.stream()
                .filter(round -> round.values().containsKey(metric))
                .map(round -> round.get(metric))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(metric.of(values));
    }
}
