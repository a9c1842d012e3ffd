package io.chalkstream.simulation.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import io.chalkstream.simulation.Plan;
import io.chalkstream.simulation.Shrinker;
import io.chalkstream.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationTest {
    /** The seeds in which a fault must be found, from the one on that has found it when it was planted. */
    private static final int SEEDS = 40;
    /** From the beginning, to measure how long it takes. */
    private static final boolean FROM_FIRST = Boolean.getBoolean("chalkstream.simulation.measure");

    @ParameterizedTest
    @EnumSource
    void a_planted_fault_is_found(Mutation mutation) {
        long first = FROM_FIRST ? 1 : mutation.firstSeed();
        long start = System.nanoTime();
        for (long seed = first; seed < first + SEEDS; seed++) {
            var result = Simulation.run(Plan.of(seed), mutation.seams());
            if (!result.isGood()) {
                System.out.printf(
                        "%s: seed %d, %d ms: %s%n",
                        mutation,
                        seed,
                        (System.nanoTime() - start) / 1_000_000,
                        result.problems().get(0));
                return;
            }
        }
        assertThat(mutation).as("found within %d seeds", SEEDS).isNull();
    }

    @Test
    void of_a_plan_with_problems_only_the_steps_are_left_that_matter() {
        var plan = Plan.of(Mutation.AN_EVENT_IS_NOT_WRITTEN.firstSeed());
        var seams = Mutation.AN_EVENT_IS_NOT_WRITTEN;

        var smaller = new Shrinker(seams::seams, 25).shrink(plan);

        assertThat(smaller.steps()).hasSizeLessThan(plan.steps().size() / 2);
        assertThat(Simulation.run(smaller, seams.seams()).isGood()).isFalse();
    }
}
