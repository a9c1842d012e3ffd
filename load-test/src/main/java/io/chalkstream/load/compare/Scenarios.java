package io.chalkstream.load.compare;

import io.chalkstream.load.generator.Workload;
import io.chalkstream.load.generator.Workload.Tool;
import java.util.Arrays;
import java.util.List;

/** The scenarios of the comparison. */
final class Scenarios {
    /** A class: a teacher and thirty students. */
    private static final int CLASS = 31;

    private static final int SCHOOL = 20;

    static final Workload ONE_CLASS = new Workload(1, CLASS, CLASS, 20, 10, Tool.POINTER);
    static final Workload WARM_UP = new Workload(SCHOOL, CLASS, CLASS, 2, 2, Tool.POINTER);
    /** Shows whether a system works again. */
    static final Workload PROBE = new Workload(1, CLASS, CLASS, 5, 5, Tool.POINTER);

    private static final List<Scenario> ALL = List.of(
            new ColdScenario("cold", "One class, so long after everything was started", ONE_CLASS),
            new IdleScenario(
                    "idle",
                    "5,000 idle connections, just after the start, and one class among them",
                    idle(32),
                    idle(130),
                    ONE_CLASS),
            new WorkScenario("one-class", "One class: 31 people, 20 moves/s each, 10 operations/s", ONE_CLASS),
            new WorkScenario(
                    "quiet-school", "Quiet school: 20 classes, 1 move/s each, 2 operations/s a class", school(1)),
            new WorkScenario("school", "School: 20 classes, 5 moves/s each, 2 operations/s a class", school(5)),
            new WorkScenario(
                    "lecture-200",
                    "Lecture of 200: all of them 2 moves/s, 10 operations/s",
                    new Workload(1, 200, 200, 2, 10, Tool.POINTER)),
            new WorkScenario(
                    "lecture-500",
                    "Lecture of 500: 30 of them 5 moves/s, 10 operations/s",
                    new Workload(1, 500, 30, 5, 10, Tool.POINTER)),
            new WorkScenario(
                    "writing-class",
                    "Writing class: 31 pens down, 20 parts/s each, a stroke every 2 s",
                    new Workload(1, CLASS, CLASS, 20, 0, Tool.PEN)),
            new SaturationScenario(
                    "saturation",
                    "The most that 20 classes can move with p99 below 250 ms and nothing lost",
                    school(0)),
            new BellScenario("bell-500", "The bell: 300 people join a board of 500 elements within 2 s", 300, 500),
            new BellScenario(
                    "bell-10000", "The bell: 300 people join a board of 10,000 elements within 2 s", 300, 10_000),
            new RestScenario("rest", "At rest"));

    private Scenarios() {}

    private static Workload school(double movesPerSecond) {
        return new Workload(SCHOOL, CLASS, CLASS, movesPerSecond, 2, Tool.POINTER);
    }

    private static Workload idle(int boards) {
        return new Workload(boards, CLASS, 0, 0, 0, Tool.POINTER);
    }

    /**
     * Those with these ids, separated by commas, or {@code all}.
     *
     * @throws IllegalArgumentException if there is no such scenario
     */
    static List<Scenario> select(String ids) {
        if (ids.equals("all")) {
            return ALL;
        }
        return Arrays.stream(ids.split(",", -1))
                .map(id -> ALL.stream()
                        .filter(scenario -> scenario.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("There is no scenario " + id + " among "
                                + ALL.stream().map(Scenario::id).toList())))
                .toList();
    }
}
