package io.chalkstream.load.compare;

import java.util.List;
import java.util.Locale;

/** What is measured in a window. */
enum Metric {
    OPERATION_P50("operation p50, ms", 1),
    OPERATION_P99("operation p99, ms", 1),
    MOVE_P50("move p50, ms", 1),
    MOVE_P99("move p99, ms", 1),
    UPDATES("updates/s carried", 0),
    MOVES_SHOWN("moves shown, %", 1),
    CPU_PER_MILLION("CPU s per million updates", 1),
    CPU("CPU of all servers, % of a core", 0),
    GENERATOR_CPU("CPU of the generator, % of a core", 0),
    RESIDENT("RSS of all servers, MiB", 0),
    PER_CONNECTION("RSS a connection, KiB", 1),
    HALF_WHOLE("half of them whole after, s", 2),
    ALL_WHOLE("all whole after, s", 2),
    /** How late the generator itself was. */
    LAG("generator late p99, ms", 1),
    LOST("lost", 0),
    DOUBLED("doubled", 0),
    OUT_OF_ORDER("out of order", 0),
    COMPLAINTS("refusals", 0),
    CUT("cut", 0);

    private final String title;
    private final int digits;

    Metric(String title, int digits) {
        this.title = title;
        this.digits = digits;
    }

    String title() {
        return title;
    }

    String format(double value) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    /** Whether all rounds count together, and not their middle one. */
    private boolean isFault() {
        return compareTo(LOST) >= 0;
    }

    /** The one figure for the figures of all rounds: the median, or the sum of what went wrong. */
    double of(List<Double> rounds) {
        if (isFault()) {
            return rounds.stream().mapToDouble(Double::doubleValue).sum();
        }
        var sorted = rounds.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
