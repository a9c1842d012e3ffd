package io.chalkstream.simulation;

import io.chalkstream.simulation.service.Seams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Leaves out of a plan whose run has problems what isn't needed for them. */
public final class Shrinker {
    private final Supplier<Seams> seams;
    private int runsLeft;

    /**
     * A shrinker for a limited time.
     *
     * @param seams new ones for each run
     * @param runs that it may take
     */
    public Shrinker(Supplier<Seams> seams, int runs) {
        this.seams = seams;
        this.runsLeft = runs;
    }

    /** A smaller plan with problems: parts are left out, first large ones, as long as that leaves a problem. */
    public Plan shrink(Plan plan) {
        var smallest = plan;
        for (int size = Math.max(1, plan.steps().size() / 2); size >= 1 && runsLeft > 0; size /= 2) {
            smallest = withoutParts(smallest, size);
        }
        return smallest;
    }

    private Plan withoutParts(Plan plan, int size) {
        var smallest = plan;
        int from = 0;
        while (from < smallest.steps().size() && runsLeft > 0) {
            var rest = new ArrayList<>(smallest.steps());
            rest.subList(from, Math.min(from + size, rest.size())).clear();
            var candidate = smallest.with(List.copyOf(rest));
            runsLeft--;
            if (Simulation.run(candidate, seams.get()).isGood()) {
                from += size;
            } else {
                smallest = candidate;
            }
        }
        return smallest;
    }
}
