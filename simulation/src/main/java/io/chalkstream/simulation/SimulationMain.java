package io.chalkstream.simulation;

import io.chalkstream.simulation.service.Seams;

/** Carries out the plans of seeds, one after the other: {@code FIRST COUNT}. */
public final class SimulationMain {
    private SimulationMain() {}

    public static void main(String[] arguments) {
        long first = Long.parseLong(arguments[0]);
        long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        int bad = 0;
        for (long seed = first; seed < first + count; seed++) {
            long start = System.nanoTime();
            var result = Simulation.run(Plan.of(seed), Seams.NONE);
            long millis = (System.nanoTime() - start) / 1_000_000;
            System.out.printf(
                    "%d: %d operations, %d events, %d steps, %d ms, %x%n",
                    seed, result.operations(), result.events(), result.steps(), millis, result.digest());
            result.problems().stream().limit(6).forEach(problem -> System.out.println("  " + problem));
            bad += result.isGood() ? 0 : 1;
        }
        System.out.printf("%d of %d runs have problems%n", bad, count);
    }
}
