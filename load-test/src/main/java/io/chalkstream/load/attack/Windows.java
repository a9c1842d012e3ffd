package io.chalkstream.load.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The windows of one attack: each lies between two calm ones, with which it is compared. */
final class Windows {
    private final List<Round> rounds = new ArrayList<>();

    /** A percentile of the operations' times in three neighbouring windows, in milliseconds. */
    record Round(Percentiles before, Percentiles attack, Percentiles after) {
        /** How much larger it is under attack than on average beside it. */
        double ratio(ToDoubleFunction<Percentiles> of) {
            return of.applyAsDouble(attack) * 2 / (of.applyAsDouble(before) + of.applyAsDouble(after));
        }
    }

    /** Of one window, in milliseconds. */
    record Percentiles(double p50, double p99, double max) {}

    void add(Round round) {
        rounds.add(round);
    }

    int count() {
        return rounds.size();
    }

    double calm(ToDoubleFunction<Percentiles> of) {
        return median(round -> (of.applyAsDouble(round.before()) + of.applyAsDouble(round.after())) / 2);
    }

    double attacked(ToDoubleFunction<Percentiles> of) {
        return median(round -> of.applyAsDouble(round.attack()));
    }

    double ratio(ToDoubleFunction<Percentiles> of) {
        return median(round -> round.ratio(of));
    }

    /** The largest in any window under attack. */
    double longest() {
        return rounds.stream().mapToDouble(round -> round.attack().max()).max().orElse(0);
    }

    private double median(ToDoubleFunction<Round> value) {
        double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
    }
}
